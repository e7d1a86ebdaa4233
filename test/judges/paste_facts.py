"""What the installed servers say of their own options, as one JSON object: names, defaults as text, kinds of values."""

import inspect
import json
import re
from importlib import metadata

import paste.httpserver
import waitress.adjustments
from gunicorn.config import Config
from pyramid.scripts.pserve import cherrypy_server_runner
from waitress.adjustments import Adjustments

import gunicorn


def text(value):
    if value is None or callable(value) or isinstance(value, (dict, list, set)):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def waitress_options():
    readers = {int: 'integer', waitress.adjustments.asbool: 'boolean', waitress.adjustments.asoctal: 'octal'}
    for name, reader in Adjustments._params:
        value = getattr(Adjustments, name, None)
        default = oct(value)[2:] if readers.get(reader) == 'octal' else text(value)
        yield name, {'kind': readers.get(reader, 'other'), 'default': default}


def gunicorn_options():
    kinds = {'validate_pos_int': 'integer', 'validate_bool': 'boolean'}
    for name, setting in Config().settings.items():
        yield name, {'kind': kinds.get(setting.validator.__name__, 'other'), 'default': text(setting.default)}


def parameters(function):
    for name, parameter in list(inspect.signature(function).parameters.items())[2:]:
        default = None if parameter.default is parameter.empty else text(parameter.default)
        yield name, {'kind': 'other', 'default': default}


def script_servers():
    """The arguments of PasteScript's servers, among them flup's, whose module is only imported when one starts."""
    for entry in metadata.distribution('PasteScript').entry_points:
        if entry.group != 'paste.server_runner' or entry.name == 'cherrypy':
            continue
        yield f'PasteScript#{entry.name}', dict(parameters(entry.load()))


def serve_options():
    for name, parameter in list(inspect.signature(paste.httpserver.serve).parameters.items())[1:]:
        if name != 'threadpool_options':
            yield name, {'kind': 'other', 'default': text(parameter.default)}


def factories():
    """The arguments of every app, filter and composite of Paste's distributions; None where one cannot be loaded."""
    for dist in ('Paste', 'PasteDeploy', 'PasteScript'):
        for entry in metadata.distribution(dist).entry_points:
            if not re.match(r'paste\.(app|filter|filter_app|composit|composite)_factory$', entry.group):
                continue
            try:
                signature = list(inspect.signature(entry.load()).parameters.values())
            except Exception:
                yield f'{dist}#{entry.name}', None
                continue
            rest = [parameter for parameter in signature if parameter.name not in ('loader', 'global_conf', 'app', 'application')]
            yield f'{dist}#{entry.name}', {
                'names': [parameter.name for parameter in rest if parameter.kind is not parameter.VAR_KEYWORD],
                'needed': [parameter.name for parameter in rest if parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD],
                'open': any(parameter.kind is parameter.VAR_KEYWORD for parameter in rest),
            }


print(json.dumps({
    'factories': dict(factories()),
    'waitress#main': dict(waitress_options()),
    'gunicorn#main': dict(gunicorn_options()),
    'pyramid#cherrypy': dict(parameters(cherrypy_server_runner)),
    **dict(script_servers()),
    'Paste#http': dict(serve_options()),
    'versions': {'gunicorn': gunicorn.__version__},
}))
