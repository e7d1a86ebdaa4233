// Every rule over Paste files, in documentation order.

import type { PasteRule } from './rule.ts';
import { absentFile } from './rules/absent-file.ts';
import { ambiguousSection } from './rules/ambiguous-section.ts';
import { badCallable } from './rules/bad-callable.ts';
import { badDefault } from './rules/bad-default.ts';
import { badEgg } from './rules/bad-egg.ts';
import { badPercent } from './rules/bad-percent.ts';
import { byteOrderMark } from './rules/byte-order-mark.ts';
import { compositeKey } from './rules/composite-key.ts';
import { duplicateOption } from './rules/duplicate-option.ts';
import { duplicateSection } from './rules/duplicate-section.ts';
import { endlessInterpolation } from './rules/endless-interpolation.ts';
import { extraPipelineOption } from './rules/extra-pipeline-option.ts';
import { filteredPipeline } from './rules/filtered-pipeline.ts';
import { misnamedSection } from './rules/misnamed-section.ts';
import { missingOption } from './rules/missing-option.ts';
import { missingSection } from './rules/missing-section.ts';
import { misspeltSet } from './rules/misspelt-set.ts';
import { noLoader } from './rules/no-loader.ts';
import { noMain } from './rules/no-main.ts';
import { notAnOption } from './rules/not-an-option.ts';
import { olderPython } from './rules/older-python.ts';
import { optionLikeHeader } from './rules/option-like-header.ts';
import { referenceCycle } from './rules/reference-cycle.ts';
import { severalLoaders } from './rules/several-loaders.ts';
import { shadowedByDefault } from './rules/shadowed-by-default.ts';
import { unclosedHeader } from './rules/unclosed-header.ts';
import { unknownDistribution } from './rules/unknown-distribution.ts';
import { unknownEntryPoint } from './rules/unknown-entry-point.ts';
import { unknownGlobal } from './rules/unknown-global.ts';
import { unknownScheme } from './rules/unknown-scheme.ts';
import { unknownSection } from './rules/unknown-section.ts';
import { unresolvedInterpolation } from './rules/unresolved-interpolation.ts';

export const pasteRules: readonly PasteRule[] = [
  byteOrderMark,
  missingSection,
  unclosedHeader,
  notAnOption,
  duplicateSection,
  duplicateOption,
  optionLikeHeader,
  olderPython,
  misnamedSection,
  ambiguousSection,
  noMain,
  noLoader,
  severalLoaders,
  missingOption,
  extraPipelineOption,
  filteredPipeline,
  unknownSection,
  referenceCycle,
  unknownScheme,
  absentFile,
  badCallable,
  badEgg,
  unknownDistribution,
  unknownEntryPoint,
  compositeKey,
  badPercent,
  unresolvedInterpolation,
  endlessInterpolation,
  badDefault,
  shadowedByDefault,
  misspeltSet,
  unknownGlobal,
];
