// Every rule over Paste files, in the order of the documentation.

import type { PasteRule } from './rule.ts';
import { absentFile } from './rules/absent-file.ts';
import { ambiguousSection } from './rules/ambiguous-section.ts';
import { badCallable } from './rules/bad-callable.ts';
import { badDefault } from './rules/bad-default.ts';
import { badEgg } from './rules/bad-egg.ts';
import { badPercent } from './rules/bad-percent.ts';
import { byteOrderMark } from './rules/byte-order-mark.ts';
import { caseOnlyDuplicate } from './rules/case-only-duplicate.ts';
import { closedSocket } from './rules/closed-socket.ts';
import { compositeKey } from './rules/composite-key.ts';
import { contradictoryOptions } from './rules/contradictory-options.ts';
import { deadServer } from './rules/dead-server.ts';
import { duplicateOption } from './rules/duplicate-option.ts';
import { duplicateSection } from './rules/duplicate-section.ts';
import { endlessInterpolation } from './rules/endless-interpolation.ts';
import { exclusiveOptions } from './rules/exclusive-options.ts';
import { extraPipelineOption } from './rules/extra-pipeline-option.ts';
import { filteredPipeline } from './rules/filtered-pipeline.ts';
import { indentedOption } from './rules/indented-option.ts';
import { ineffectiveTrustedProxy } from './rules/ineffective-trusted-proxy.ts';
import { inlineComment } from './rules/inline-comment.ts';
import { invalidFormatter } from './rules/invalid-formatter.ts';
import { invalidHandler } from './rules/invalid-handler.ts';
import { invalidLogFormat } from './rules/invalid-log-format.ts';
import { invalidOptionValue } from './rules/invalid-option-value.ts';
import { longSocketPath } from './rules/long-socket-path.ts';
import { lostOption } from './rules/lost-option.ts';
import { misnamedSection } from './rules/misnamed-section.ts';
import { missingLoggingSection } from './rules/missing-logging-section.ts';
import { missingOption } from './rules/missing-option.ts';
import { missingSection } from './rules/missing-section.ts';
import { misspeltSet } from './rules/misspelt-set.ts';
import { needsOption } from './rules/needs-option.ts';
import { noLoader } from './rules/no-loader.ts';
import { noMain } from './rules/no-main.ts';
import { notAnOption } from './rules/not-an-option.ts';
import { olderPython } from './rules/older-python.ts';
import { optionLikeHeader } from './rules/option-like-header.ts';
import { pathAsHost } from './rules/path-as-host.ts';
import { referenceCycle } from './rules/reference-cycle.ts';
import { relativeSocketPath } from './rules/relative-socket-path.ts';
import { severalLoaders } from './rules/several-loaders.ts';
import { shadowedByDefault } from './rules/shadowed-by-default.ts';
import { twiceInterpolated } from './rules/twice-interpolated.ts';
import { uncallableFactory } from './rules/uncallable-factory.ts';
import { unclosedHeader } from './rules/unclosed-header.ts';
import { unknownDistribution } from './rules/unknown-distribution.ts';
import { unknownEntryPoint } from './rules/unknown-entry-point.ts';
import { unknownFactory } from './rules/unknown-factory.ts';
import { unknownGlobal } from './rules/unknown-global.ts';
import { unknownLoggingName } from './rules/unknown-logging-name.ts';
import { unknownOption } from './rules/unknown-option.ts';
import { unknownScheme } from './rules/unknown-scheme.ts';
import { unknownSection } from './rules/unknown-section.ts';
import { unlistedLoggingSection } from './rules/unlisted-logging-section.ts';
import { unresolvedInterpolation } from './rules/unresolved-interpolation.ts';
import { urlAsKey } from './rules/url-as-key.ts';

export const pasteRules: readonly PasteRule[] = [
  byteOrderMark,
  missingSection,
  unclosedHeader,
  notAnOption,
  duplicateSection,
  duplicateOption,
  optionLikeHeader,
  indentedOption,
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
  unknownFactory,
  uncallableFactory,
  compositeKey,
  badPercent,
  unresolvedInterpolation,
  urlAsKey,
  endlessInterpolation,
  badDefault,
  twiceInterpolated,
  shadowedByDefault,
  lostOption,
  misspeltSet,
  unknownGlobal,
  unknownOption,
  invalidOptionValue,
  inlineComment,
  needsOption,
  exclusiveOptions,
  contradictoryOptions,
  pathAsHost,
  deadServer,
  longSocketPath,
  relativeSocketPath,
  closedSocket,
  ineffectiveTrustedProxy,
  caseOnlyDuplicate,
  missingLoggingSection,
  unknownLoggingName,
  unlistedLoggingSection,
  invalidLogFormat,
  invalidHandler,
  invalidFormatter,
];
