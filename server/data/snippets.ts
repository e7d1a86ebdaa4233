// The pieces of configuration that VS Code is told of in snippets/: there for its commands, here for completion, which knows where they fit.

import nginx from '../../snippets/nginx.json' with { type: 'json' };
import paste from '../../snippets/paste-deploy.json' with { type: 'json' };

/** A piece: the words it is found by, its lines with tab stops, what it is for. */
export type SnippetPiece = { readonly prefix: readonly string[]; readonly body: readonly string[]; readonly description: string };

export const nginxPieces: readonly SnippetPiece[] = Object.values(nginx);
export const pastePieces: readonly SnippetPiece[] = Object.values(paste);
