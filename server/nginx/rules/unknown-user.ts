// A user or group that nginx is to run as, and that this machine does not have.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { soughtUsers } from '../../data/nginx-machine.ts';
import { accountsOf } from '../machine.ts';
import type { DirectiveRule } from '../rule.ts';

export const unknownUser: DirectiveRule = {
  code: 'nginx/unknown-user',
  severity: 'error',
  names: [...soughtUsers],
  docs: "nginx looks for the user and the group of `user` when it starts, and stops when its machine has none of that name. Without a group it takes the one that is called as the user, which need not be there: the group of Debian's `nobody` is `nogroup`. This is found where the files are those of the nginx on this machine (see the setting `nginxPaste.nginx.thisMachine`) and all its users are in `/etc/passwd`.",
  examples: {
    bad: [
      `#- machine: {"users": ["root", "www-data"], "groups": ["root"]}
user www-dta;
#    ^^^^^^^ error[nginx/unknown-user] there is no user "www-dta" on this machine: did you mean "www-data"?
events {}
`,
      `#- machine: {"users": ["nobody"], "groups": ["nogroup"]}
user nobody;
#    ^^^^^^ error[nginx/unknown-user] there is no group "nobody" on this machine, which nginx takes for this user: name another behind it
events {}
`,
      `#- machine: {"users": ["nobody"], "groups": ["nogroup"]}
user nobody nogrup;
#           ^^^^^^ error[nginx/unknown-user] there is no group "nogrup" on this machine: did you mean "nogroup"?
events {}
`,
    ],
    good: [
      'user nowhere-known;\nevents {}\n',
      '#- machine: {"users": ["nobody"], "groups": ["nogroup"]}\nuser nobody nogroup;\nevents {}\n',
    ],
  },
  concerns: ({ snapshot }) => snapshot.machine !== undefined,
  check({ snapshot: { machine }, file, directive, contexts }, report) {
    const [user, group] = accountsOf(directive);
    if (machine === undefined || user === undefined || group === undefined || !contexts.includes('main')) return;
    const isUser = machine.users.get(user) === false;
    if (!isUser && machine.groups.get(group) !== false) return;
    const word = (isUser ? directive.args[0] : directive.args.at(-1))!;
    const known = [...(isUser ? machine.users : machine.groups)].filter(([, isThere]) => isThere).map(([name]) => name);
    const near = suggest(word.value, known);
    const message = isUser
      ? t`there is no user "${user}" on this machine`
      : directive.args.length > 1
        ? t`there is no group "${group}" on this machine`
        : t`there is no group "${group}" on this machine, which nginx takes for this user: name another behind it`;
    if (near === undefined || (!isUser && directive.args.length < 2)) return report({ span: word, message });
    const edits = [{ uri: file.uri, edits: [{ span: { start: word.start, end: word.end }, newText: near }] }];
    report({ span: word, message: t`${message}: did you mean "${near}"?`, fixes: [{ title: t`Change to ${near}`, edits }] });
  },
};
