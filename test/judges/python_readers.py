"""What Python makes of texts: {"integers": [[text, base]…], "expressions": […], "formats": [[style, format]…]} → the same shape with verdicts."""

import json
import logging
import sys
import warnings

warnings.simplefilter('ignore')
asked = json.load(sys.stdin)


def accepts(read, *arguments):
    try:
        return [read(*arguments)]
    except (ValueError, SyntaxError, TypeError, KeyError):
        return []


print(json.dumps({
    'integers': [accepts(lambda text, base: str(int(text, base)), *question) for question in asked['integers']],
    'expressions': [len(accepts(lambda text: compile(text.strip(' \t'), '<s>', 'eval'), text)) == 1 for text in asked['expressions']],
    'formats': [len(accepts(lambda style, text: logging.Formatter(text, style=style), *question)) == 1 for question in asked['formats']],
    'networks': [len(accepts(__import__('ipaddress').ip_network, text)) == 1 for text in asked['networks']],
}))
