// How V8 is to keep the objects of a server on Node: as young ones, until they have shown that they stay.

import { setFlagsFromString } from 'node:v8';

/**
 * Turns off that V8 makes objects old ones at once where those made there before have lived long. Here each version of a file replaces
 * the one before with all that was found out about it, and old objects of a gone version keep all of it until the whole heap is collected.
 */
export function keepObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
