// Names of distributions with extras and versions, which PasteDeploy understood until pkg_resources left it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { installedVersion, isOlder } from './version.ts';

/** What PasteDeploy up to 2.1 gives to `pkg_resources.Requirement.parse`: a name, extras, versions. */
const requirement = /^[\w.-]+(?:\[[\w.,-]*\])?(?:(?:===?|[<>~!]=|[<>])[\w.*+!-]+(?:,(?=.))?)*$/;

/** Whether paste.deploy finds a distribution by a text without blanks; undefined when its version decides and is not known. */
export function mayBeFound(snapshot: Snapshot, file: SourceFile, text: string): boolean | undefined {
  if (!/[^\w.-]/.test(text)) return true;
  if (!requirement.test(text)) return false;
  const deploy = installedVersion(snapshot, 'PasteDeploy');
  if (deploy !== undefined) return isOlder(deploy, '3.0');
  return file.reader === 'python2' ? true : undefined;
}
