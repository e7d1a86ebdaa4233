// An argument that is none of the times, sizes, numbers or words its directive takes.

import { certainProblems, isAbout, valueFinding } from '../argument-findings.ts';
import type { DirectiveRule } from '../rule.ts';

export const invalidValue: DirectiveRule = {
  code: 'nginx/invalid-value',
  severity: 'error',
  toldBy: 'text',
  docs: 'nginx reads this argument as a time, a size, a number, one of some words or the like, and refuses what is none. Sizes take `k`, `m` and in places `g`, times `ms`, `s`, `m`, `h`, `d`, `w`, `M`, `y` from the largest to the smallest; neither takes a variable unless the documentation says so.',
  examples: {
    bad: [
      `http {
    gzip yes;
#        ^^^ error[nginx/invalid-value] invalid value "yes" in "gzip": it must be "on" or "off"
    client_max_body_size 10mb;
#                        ^^^^ error[nginx/invalid-value] invalid value "10mb" in "client_max_body_size": it must be a size
    client_body_timeout 1m1h;
#                       ^^^^ error[nginx/invalid-value] invalid value "1m1h" in "client_body_timeout": it must be a time
    gzip_comp_level 10;
#                   ^^ error[nginx/invalid-value] invalid value "10" in "gzip_comp_level": it must be between 1 and 9
    limit_req_zone $binary_remote_addr zone=one:10m rate=5/s;
#                                                   ^^^^^^^^ error[nginx/invalid-value] invalid value "rate=5/s" in "limit_req_zone": it must be a rate
}`,
    ],
    good: [
      'http {\n    gzip ON;\n    client_max_body_size 1g;\n    client_body_timeout 1h1m;\n    limit_req_zone $binary_remote_addr zone=one:10m rate=5r/s;\n}',
    ],
  },
  check(place, report) {
    for (const problem of certainProblems(place)) {
      if (problem.what === 'value' && isAbout(problem, 'value')) report(valueFinding(place, problem));
    }
  },
};
