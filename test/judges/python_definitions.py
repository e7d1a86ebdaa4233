"""What Python's own parser finds in modules: reads paths, one a line; answers a line of JSON each, null where the module is no Python.

For each name at the top of a module and in its classes: kind, line, and the parameters of a function without decorators.
"""

import ast
import json
import sys


def parameters(arguments):
    return {
        'positional': [argument.arg for argument in arguments.posonlyargs + arguments.args],
        'byName': [argument.arg for argument in arguments.args],
        'named': [argument.arg for argument in arguments.kwonlyargs],
        'defaults': len(arguments.defaults),
        'positions': arguments.vararg is not None,
        'names': arguments.kwarg is not None,
    }


def definitions(body, scope):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            plain = not node.decorator_list and not getattr(node, 'type_params', None)
            yield [scope + node.name, 'function', node.lineno, parameters(node.args) if plain else None]
        elif isinstance(node, ast.ClassDef):
            yield [scope + node.name, 'class', node.lineno, None]
            yield from definitions(node.body, scope + node.name + '.')
        elif isinstance(node, (ast.Import, ast.ImportFrom)) and not scope:
            for name in node.names:
                if name.name != '*':
                    yield [name.asname or name.name.split('.')[0], 'import', None, None]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield [scope + node.targets[0].id, 'value', node.lineno, None]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield [scope + node.target.id, 'value', node.lineno, None]


for path in sys.stdin.read().split('\n'):
    try:
        with open(path, encoding='utf-8', newline='') as file:
            found = list(definitions(ast.parse(file.read()).body, ''))
    except (SyntaxError, ValueError, OSError):
        found = None
    print(json.dumps(found))
