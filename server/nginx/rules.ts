// Every rule over nginx files, in documentation order.

import type { NginxRule } from './rule.ts';
import { captureWithoutGroup } from './rules/capture-without-group.ts';
import { commercialDirective } from './rules/commercial-directive.ts';
import { conflictingBufferSizes } from './rules/conflicting-buffer-sizes.ts';
import { conflictingServerName } from './rules/conflicting-server-name.ts';
import { deprecatedDirective } from './rules/deprecated-directive.ts';
import { deprecatedListenHttp2 } from './rules/deprecated-listen-http2.ts';
import { duplicateCachePath } from './rules/duplicate-cache-path.ts';
import { duplicateDirective } from './rules/duplicate-directive.ts';
import { duplicateEntry } from './rules/duplicate-entry.ts';
import { duplicateLimit } from './rules/duplicate-limit.ts';
import { duplicateListen } from './rules/duplicate-listen.ts';
import { duplicateLocation } from './rules/duplicate-location.ts';
import { duplicateLogFormat } from './rules/duplicate-log-format.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { duplicateUpstream } from './rules/duplicate-upstream.ts';
import { duplicateZone } from './rules/duplicate-zone.ts';
import { emptyUpstream } from './rules/empty-upstream.ts';
import { fixedVariable } from './rules/fixed-variable.ts';
import { includeNotFound } from './rules/include-not-found.ts';
import { incompleteServer } from './rules/incomplete-server.ts';
import { invalidAddress } from './rules/invalid-address.ts';
import { invalidCondition } from './rules/invalid-condition.ts';
import { invalidEntry } from './rules/invalid-entry.ts';
import { invalidListen } from './rules/invalid-listen.ts';
import { invalidLocationModifier } from './rules/invalid-location-modifier.ts';
import { invalidParameter } from './rules/invalid-parameter.ts';
import { invalidRegex } from './rules/invalid-regex.ts';
import { invalidTableKey } from './rules/invalid-table-key.ts';
import { invalidUrlPrefix } from './rules/invalid-url-prefix.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invalidVariable } from './rules/invalid-variable.ts';
import { invalidZoneSize } from './rules/invalid-zone-size.ts';
import { longServerName } from './rules/long-server-name.ts';
import { misplacedDirective } from './rules/misplaced-directive.ts';
import { misplacedInclude } from './rules/misplaced-include.ts';
import { missingBrace } from './rules/missing-brace.ts';
import { missingCertificate } from './rules/missing-certificate.ts';
import { missingCertificateKey } from './rules/missing-certificate-key.ts';
import { missingEvents } from './rules/missing-events.ts';
import { missingFile } from './rules/missing-file.ts';
import { missingListen } from './rules/missing-listen.ts';
import { missingLogFormat } from './rules/missing-log-format.ts';
import { missingMemcachedKey } from './rules/missing-memcached-key.ts';
import { missingModule } from './rules/missing-module.ts';
import { missingSemicolon } from './rules/missing-semicolon.ts';
import { missingTrustedCertificate } from './rules/missing-trusted-certificate.ts';
import { misusedAlias } from './rules/misused-alias.ts';
import { nestedLocation } from './rules/nested-location.ts';
import { newerDirective } from './rules/newer-directive.ts';
import { parameterTooLong } from './rules/parameter-too-long.ts';
import { proxyPassUri } from './rules/proxy-pass-uri.ts';
import { redirectBeforePass } from './rules/redirect-before-pass.ts';
import { removedDirective } from './rules/removed-directive.ts';
import { rivalListen } from './rules/rival-listen.ts';
import { swallowedDirective } from './rules/swallowed-directive.ts';
import { textAfterQuote } from './rules/text-after-quote.ts';
import { tooFewConnections } from './rules/too-few-connections.ts';
import { unclosedQuote } from './rules/unclosed-quote.ts';
import { unexpectedPunctuation } from './rules/unexpected-punctuation.ts';
import { unknownDirective } from './rules/unknown-directive.ts';
import { unknownLogFormat } from './rules/unknown-log-format.ts';
import { unknownName } from './rules/unknown-name.ts';
import { unknownNamedLocation } from './rules/unknown-named-location.ts';
import { unknownUpstream } from './rules/unknown-upstream.ts';
import { unknownUser } from './rules/unknown-user.ts';
import { unknownVariable } from './rules/unknown-variable.ts';
import { unknownZone } from './rules/unknown-zone.ts';
import { unquotedBrace } from './rules/unquoted-brace.ts';
import { unresolvableServer } from './rules/unresolvable-server.ts';
import { unusedDefinition } from './rules/unused-definition.ts';
import { upstreamWithPort } from './rules/upstream-with-port.ts';
import { wrongArgumentCount } from './rules/wrong-argument-count.ts';
import { zoneForAnotherUse } from './rules/zone-for-another-use.ts';

export const nginxRules: readonly NginxRule[] = [
  missingSemicolon,
  missingBrace,
  unexpectedPunctuation,
  textAfterQuote,
  unquotedBrace,
  unclosedQuote,
  parameterTooLong,
  swallowedDirective,
  duplicateDirective,
  duplicateLocation,
  nestedLocation,
  invalidLocationModifier,
  invalidCondition,
  proxyPassUri,
  misusedAlias,
  emptyUpstream,
  unresolvableServer,
  missingCertificate,
  missingCertificateKey,
  missingTrustedCertificate,
  missingListen,
  incompleteServer,
  redirectBeforePass,
  duplicateName,
  tooFewConnections,
  missingMemcachedKey,
  invalidListen,
  duplicateListen,
  rivalListen,
  conflictingServerName,
  longServerName,
  invalidEntry,
  invalidTableKey,
  duplicateEntry,
  missingEvents,
  includeNotFound,
  missingFile,
  unknownUser,
  unknownDirective,
  misplacedDirective,
  misplacedInclude,
  wrongArgumentCount,
  newerDirective,
  missingModule,
  removedDirective,
  deprecatedDirective,
  deprecatedListenHttp2,
  commercialDirective,
  invalidValue,
  invalidParameter,
  conflictingBufferSizes,
  invalidAddress,
  invalidUrlPrefix,
  invalidRegex,
  invalidVariable,
  unknownVariable,
  fixedVariable,
  captureWithoutGroup,
  unknownUpstream,
  upstreamWithPort,
  duplicateUpstream,
  unknownZone,
  duplicateZone,
  duplicateLimit,
  duplicateCachePath,
  zoneForAnotherUse,
  invalidZoneSize,
  unknownLogFormat,
  duplicateLogFormat,
  missingLogFormat,
  unknownNamedLocation,
  unknownName,
  unusedDefinition,
];
