"""What paste.deploy builds: [text, …] → for each the app and the server called main, down to the arguments of every factory."""

import json
import sys
import tempfile
import types

from paste.deploy import loadapp, loadserver


def arguments(global_conf, local_conf):
    shared = {key: value for key, value in global_conf.items() if key not in ('here', '__file__') and not key.startswith('shared_')}
    return [sorted(shared.items()), sorted(local_conf.items())]


def make(kind):
    return lambda global_conf, **local_conf: [kind, *arguments(global_conf, local_conf)]


def make_filter(global_conf, **local_conf):
    return lambda app: ['filter', *arguments(global_conf, local_conf), app]


def make_server(global_conf, **local_conf):
    address = local_conf.pop('listen', None) or '%s:%s' % (local_conf.pop('host', ''), local_conf.pop('port', ''))
    return ['server', address, *arguments(global_conf, local_conf)]


built = types.ModuleType('built')
built.app, built.filter, built.server = make('app'), make_filter, make_server
sys.modules['built'] = built


def load(text):
    with tempfile.NamedTemporaryFile('w', suffix='.ini') as file:
        file.write(text)
        file.flush()
        return [loadapp('config:' + file.name), loadserver('config:' + file.name)]


print(json.dumps([load(text) for text in json.load(sys.stdin)]))
