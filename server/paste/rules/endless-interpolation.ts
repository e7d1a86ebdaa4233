// A value whose interpolation runs in a circle or more than ten steps deep.

import { t } from '../../core/translate.ts';
import { bindingOf, percents, resolve } from '../interpolation.ts';
import type { PasteRule } from '../rule.ts';

export const endlessInterpolation: PasteRule = {
  code: 'paste/endless-interpolation',
  severity: 'error',
  strikes: 'loading',
  docs: 'configparser follows interpolations ten steps deep and then gives up with `InterpolationDepthError`; a value that leads back to itself always does. Break the circle or shorten the chain.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
a = %(b)s
#   ^^^^^ error[paste/endless-interpolation] the value of "a" leads in a circle or through more than ten interpolations, which configparser refuses
b = %(a)s
#   ^^^^^ error[paste/endless-interpolation] the value of "b" leads in a circle or through more than ten interpolations, which configparser refuses
`,
    ],
    good: ['[app:main]\nuse = egg:demo\na = %(b)s\nb = 1\n'],
  },
  checkInterpolated({ snapshot, file, section }, option, report) {
    if (!option.value.text.includes('%(')) return;
    const isDefault = section.name === 'DEFAULT';
    const resolution = resolve(snapshot, file, section, option);
    if (resolution.kind !== 'fault' || resolution.fault !== 'depth') return;
    // Told once: at the option of [DEFAULT] that is wrong by itself, not at everyone who uses it.
    const named = percents(option.value).find(({ span }) => span.start === resolution.at.start);
    const binding = named?.kind === 'reference' ? bindingOf(snapshot, file, section, named.name) : undefined;
    const own = { ...section, name: 'DEFAULT' };
    if (!isDefault && binding?.from === 'default' && resolve(snapshot, file, own, binding.option).kind === 'fault') return;
    report({
      span: resolution.at,
      message: t`the value of "${option.key}" leads in a circle or through more than ten interpolations, which configparser refuses`,
    });
  },
};
