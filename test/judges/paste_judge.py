"""What the real readers of a Paste Deploy file say of it: configparser and paste.deploy, waitress and gunicorn on their options, logging.config.

Reads one JSON object a line: {"text": …, "name": "app.ini", "files": {"other.ini": …}, "lenient": bool}; answers one a line:
{"ok": bool, "stage": …, "type": …, "message": …, "lines": […]}. With "read" only configparser is asked, and answers with all values.
`lenient`: distributions and modules that are not installed here
are taken to exist, so that only the text of the file decides.
"""

import configparser
import inspect
import io
import json
import logging
import logging.config
import os
import re
import socket
import sys
import tempfile
import wsgiref.simple_server

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'paste', 'golden'))

import cheroot.wsgi  # noqa: E402
import paste.httpserver  # noqa: E402
from paste.deploy import loadwsgi  # noqa: E402
from waitress.adjustments import Adjustments  # noqa: E402
from gunicorn.config import Config  # noqa: E402
from gunicorn.util import is_ipv6  # noqa: E402

lenient = False
metadata = loadwsgi.importlib_metadata


def absent_factory(*args, **kw):
    """Stands in for a factory that is not installed: an app for apps, an identity for filters."""
    return lambda *inner_args, **inner_kw: None


def soften(owner, name, could_be, stand_in):
    """In lenient mode, what is not installed is there, if its name could be one."""
    real = getattr(owner, name)

    def softened(*args, **kw):
        try:
            return real(*args, **kw)
        except (ImportError, AttributeError):
            if not lenient or not could_be(*args, **kw):
                raise
            return stand_in(*args, **kw)

    setattr(owner, name, softened)


def is_name(text):
    return re.fullmatch(r'[\w.-]+', text) is not None


soften(
    loadwsgi.EggLoader,
    'find_egg_entry_point',
    lambda self, kind, name=None: is_name(self.spec) and is_name(name or 'main'),
    lambda self, kind, name=None: (absent_factory, kind.egg_protocols[0][0], name),
)
soften(metadata, 'distribution', is_name, lambda name: None)
soften(metadata.EntryPoint, 'load', lambda self: re.fullmatch(r'[\w.]+\s*:\s*[\w.]+\s*(\[.*\])?', self.value), lambda self: absent_factory)
soften(loadwsgi, 'lookup_object', lambda spec: re.fullmatch(r'[\w.]+:\w+', spec), lambda spec: absent_factory)


def judge(path, wants_server):
    yield 'app', lambda: loadwsgi.loadapp('config:' + path)
    if wants_server:
        yield 'server', lambda: check_server(path)
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        parser.read(path)
    except configparser.Error:
        return
    if parser.has_section('loggers'):
        yield 'logging', lambda: check_logging(path)


def check_server(path):
    context = loadwsgi.loadcontext(loadwsgi.SERVER, 'config:' + path)
    # The server's own check of its options; the server itself is never started.
    options = dict(context.local_conf)
    target = f'{context.distribution.metadata["Name"]}#{context.entry_point_name}' if context.distribution else ''
    if target == 'waitress#main':
        check_socket(Adjustments(**options).unix_socket or '')
    elif target == 'gunicorn#main':
        host, port = options.pop('host', ''), options.pop('port', '')
        options.pop('config', None)
        if host and port:
            options['bind'] = f'{host}:{port}'
        elif host:
            options['bind'] = host.split(',')
        config = Config()
        for key, value in options.items():
            config.set(key.lower(), value)
        for address in config.address:
            check_address(address)
        config.env  # noqa: B018
    elif target in ('Paste#http', 'pyramid#wsgiref', 'pyramid#cherrypy'):
        context.create()(absent_factory)
    else:
        server = context.create()
        if context.protocol == 'paste.server_runner' and target != 'demo#runner':
            inspect.signature(context.object).bind(server, context.global_conf, **context.local_conf)


def look_up(host, *args, real=socket.getaddrinfo, **kw):
    """Looks up addresses and localhost; any other name that could be one resolves. No question leaves this machine."""
    if host is None or host == 'localhost':
        return real(host, *args, **kw)
    try:
        args = list(args) + [0] * (5 - len(args))
        args[4] = args[4] | kw.get('flags', 0) | socket.AI_NUMERICHOST
        return real(host, *args, **{key: value for key, value in kw.items() if key != 'flags'})
    except socket.gaierror:
        labels = str(host).rstrip('.').split('.')
        could_be = all(re.fullmatch(r'[\w-]{1,63}', label) for label in labels) and not re.fullmatch(r'\d+|(?i:invalid)', labels[-1])
        if not could_be:
            raise
        return real('127.0.0.1', *args)


socket.getaddrinfo = look_up


def check_address(address):
    """What binding to an address of gunicorn would say of it, without doing so."""
    if isinstance(address, str):
        check_socket(address)
    elif isinstance(address, tuple):
        host, port = address
        family = socket.AF_INET6 if is_ipv6(host) else socket.AF_INET
        if host:
            socket.getaddrinfo(host, None, family)
        if not 0 <= port <= 65535:
            raise OverflowError('bind(): port must be 0-65535.')


def check_socket(path):
    """What binding to the path of a socket would say of the path alone; a folder that is not there is another matter."""
    if len(os.fsencode(path)) > 107:
        raise OSError('AF_UNIX path too long')
    if path.startswith('unix:'):
        raise FileNotFoundError(path)


class UnboundServer:
    """Takes the place of Paste's servers, which would listen as soon as they are made. The host is looked up, the thread pool made."""

    def __init__(self, application, server_address, handler, ssl_context=None, nworkers=None, daemon_threads=None, threadpool_options=None, **kw):
        host, port = self.server_address = server_address
        handler.server_version
        socket.getaddrinfo(host, None, paste.httpserver.HTTPServer.address_family)
        if not 0 <= port <= 65535:
            raise OverflowError('bind(): port must be 0-65535.')
        if nworkers is not None and nworkers < 1000000:
            paste.httpserver.ThreadPool(nworkers, **threadpool_options)

    def serve_forever(self):
        pass


paste.httpserver.WSGIServer = paste.httpserver.WSGIThreadPoolServer = UnboundServer
paste.httpserver.ThreadPool.add_worker_thread = lambda self, *args, **kw: None


def unbound(host, port, app, *args, **kw):
    """Takes the place of wsgiref's `make_server`."""
    return UnboundServer(app, (host, port), type('handler', (), {'server_version': ''}))


wsgiref.simple_server.make_server = unbound


def check_start(server):
    """Takes the place of starting CherryPy's server."""
    host, port = server.bind_addr
    socket.getaddrinfo(host, None)
    if not 0 <= port <= 65535:
        raise OverflowError('bind(): port must be 0-65535.')


cheroot.wsgi.Server.start = check_start


def check_logging(path):
    defaults = {'here': os.path.dirname(path), '__file__': path}
    logging.config.fileConfig(path, defaults, disable_existing_loggers=False)


def lines_of(error):
    if isinstance(error, configparser.MissingSectionHeaderError):
        return [error.lineno]
    if isinstance(error, configparser.ParsingError):
        return [line for line, _ in error.errors]
    line = error.lineno if isinstance(error, (configparser.DuplicateOptionError, configparser.DuplicateSectionError)) else None
    return [] if line is None else [line]


def read_values(text):
    """Every value as paste.deploy's parser reads it: raw, and resolved or the name of the error that stops that."""
    parser = loadwsgi.NicerConfigParser('app.ini', defaults={'here': '/w', '__file__': '/w/app.ini'})
    parser.optionxform = str
    try:
        # As a file in text mode is read: with universal newlines.
        parser.read_file(io.StringIO(text, newline=None))
    except configparser.Error as error:
        return {'ok': False, 'stage': 'read', 'type': type(error).__name__, 'message': str(error), 'lines': lines_of(error)}

    def resolved(section, key):
        try:
            return {'text': parser.get(section, key)}
        except configparser.Error as error:
            return {'error': type(error).__name__}

    raw = {'DEFAULT': dict(parser._defaults), **{name: dict(parser._sections[name]) for name in parser.sections()}}
    values = {name: {key: {'raw': value, **resolved(name, key)} for key, value in options.items()} for name, options in raw.items()}
    return {'ok': True, 'values': values}


def answer(request, folder):
    global lenient
    if request.get('read'):
        return read_values(request['text'])
    lenient = request.get('lenient', False)
    for name, text in {request.get('name', 'app.ini'): request['text'], **request.get('files', {})}.items():
        path = os.path.join(folder, name)
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)
    path = os.path.join(folder, request.get('name', 'app.ini'))
    for stage, check in judge(path, request.get('server', True)):
        if stage not in request.get('stages', [stage]):
            continue
        try:
            check()
        except BaseException as error:
            return {'ok': False, 'stage': stage, 'type': type(error).__name__, 'message': str(error)[:300], 'lines': lines_of(error)}
    return {'ok': True}


def main():
    out, sys.stdout = sys.stdout, open(os.devnull, 'w')
    # What the judged files write (logging handlers, servers) is of no interest.
    sys.stderr = open(os.devnull, 'w')
    logging.raiseExceptions = False
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for line in sys.stdin:
                print(json.dumps(answer(json.loads(line), folder)), file=out, flush=True)
        finally:
            # A fault of the judge itself is to be seen.
            sys.stderr = sys.__stderr__


main()
