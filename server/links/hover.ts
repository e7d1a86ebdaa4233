// textDocument/hover on a socket or port: where the other end is, and what both ends allow and expect, side by side.

import type { Hover } from '../core/answers.ts';
import { showAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { compared, nothing } from './compare.ts';
import { nameOf } from './ends.ts';
import type { Site } from './join.ts';
import { membersOf, sitesAt, type Wire, wiresOf } from './links.ts';

const shownWires = 3;

/** A hover over an address that has another end, or could have one; undefined elsewhere. */
export function linksHover(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const [site] = sitesAt(snapshot, file, offset);
  if (site === undefined) return undefined;
  const wires = wiresOf(snapshot, site);
  if (wires.length === 0) return without(snapshot, site);
  const tables = wires.slice(0, shownWires).map(wire => tableOf(snapshot, wire));
  if (wires.length > shownWires) tables.push(t`… and ${wires.length - shownWires} more.`);
  return { span: site.span, markdown: tables.join('\n\n') };
}

function without(snapshot: Snapshot, site: Site): Hover | undefined {
  if (site.open || site.address === undefined || membersOf(snapshot, site).length > 0) return undefined;
  const address = showAddress(site.address);
  return {
    span: site.span,
    markdown:
      site.role === 'listen'
        ? t`Nothing in this workspace connects to \`${address}\`.`
        : t`No file in this workspace listens on \`${address}\`.`,
  };
}

function tableOf(snapshot: Snapshot, wire: Wire): string {
  const { connect, listen, member } = wire;
  const { rows: all, problems } = compared(snapshot, wire);
  // What only one end has a say in compares nothing; the map's details tell it.
  const rows = all.filter(({ connect, listen, clash }) => clash || (connect !== nothing && listen !== nothing));
  const address = (member ?? connect).address ?? listen.address!;
  return [
    `\`${showAddress(address)}\``,
    '',
    `| | ${cell(nameOf(snapshot, connect))} | ${cell(nameOf(snapshot, listen))} |`,
    '|---|---|---|',
    ...rows.map(row => {
      const mark = row.clash ? '**' : '';
      const [label, ...values] = [row.label, row.connect, row.listen].map(text => `${mark}${cell(text)}${mark}`);
      return `| ${row.clash ? '⚠ ' : ''}${label} | ${values.join(' | ')} |`;
    }),
    ...(problems.length === 0 ? [] : ['', ...problems.map(message => `- ${plain(message)}`)]),
  ].join('\n');
}

/** A message as it is, whatever Markdown would see in it. */
function plain(message: string): string {
  return message.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
