// What package.json contributes to VS Code, made from the tables that the server and client use, so that nothing is stated twice.
// Titles and descriptions go to package.nls.json, from where they are translated.

import { readFileSync } from 'node:fs';
import { type Declaration, levels, settingsTable } from '../../server/core/settings.ts';
import { rules } from '../../server/rules.ts';

/** Command, title, and when the palette offers it (nowhere where it is undefined: those are run by other commands only). */
const commands: readonly { readonly name: string; readonly title: string; readonly when?: string; readonly icon?: string }[] = [
  { name: 'jump', title: 'Jump to Linked Socket', when: 'ours' },
  { name: 'generateNginx', title: 'Generate nginx Configuration from This Paste File', when: 'paste' },
  { name: 'generateNginxWith', title: 'Generate nginx Configuration from This Paste File, with Choices…', when: 'paste' },
  { name: 'generatePaste', title: 'Generate Paste [server:] Section from This nginx File', when: 'nginx' },
  { name: 'generatePasteWith', title: 'Generate Paste [server:] Section from This nginx File, Choosing the Server…', when: 'nginx' },
  { name: 'updateCounterparts', title: 'Update the Files at the Other Ends to Agree with This One', when: 'ours' },
  { name: 'applyChanges', title: 'Apply Changes', when: 'looking' },
  { name: 'discardChanges', title: 'Discard Changes', when: 'looking' },
  { name: 'showMap', title: 'Show Link Map', icon: '$(type-hierarchy)' },
  { name: 'testNginx', title: 'Test with nginx -t', when: 'trusted' },
  { name: 'restart', title: 'Restart Language Server' },
  { name: 'showOutput', title: 'Show Output' },
];

const conditions: Readonly<Record<string, string>> = {
  ours: 'editorLangId =~ /^(nginx|paste-deploy)$/',
  nginx: 'editorLangId == nginx',
  paste: 'editorLangId == paste-deploy',
  looking: 'nginxPaste.looking',
  trusted: 'isWorkspaceTrusted && !virtualWorkspace',
};

const category = 'NGINX & Paste';

/** `contributes`, `capabilities` and `activationEvents` of package.json. */
export function manifest(): Record<string, unknown> {
  return {
    l10n: './l10n',
    activationEvents: ['onLanguage:ini', 'onLanguage:properties'],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description: '%untrusted%',
        restrictedConfigurations: Object.entries(settingsTable)
          .filter(([, setting]) => 'restricted' in setting)
          .map(([key]) => `nginxPaste.${key}`),
      },
      virtualWorkspaces: true,
    },
    contributes: {
      languages: [
        {
          id: 'nginx',
          aliases: ['NGINX', 'nginx'],
          filenames: ['nginx.conf', 'fastcgi_params', 'proxy_params', 'scgi_params', 'uwsgi_params'],
          extensions: ['.nginx', '.nginxconf', '.conf.template'],
          filenamePatterns: [
            '**/conf.d/*.conf',
            '**/nginx/**/*.conf',
            '**/nginx/**/*.{conf,nginx}.*',
            '**/nginx/snippets/*',
            '**/sites-{available,enabled}/*',
            'nginx*.conf',
            'nginx*.conf.*',
            '*.nginx.*',
          ],
          firstLine:
            '^(?:#.*\\bnginx\\b|\\s*(?:events|http|server|stream|upstream\\s+\\S+)\\s*\\{|.*(?:-\\*-\\s*nginx|vim?:.*(?:ft|filetype)=nginx))',
          configuration: './syntaxes/nginx.language-configuration.json',
        },
        {
          id: 'paste-deploy',
          aliases: ['Paste Deploy', 'paste-deploy'],
          filenames: ['development.ini', 'production.ini', 'testing.ini', 'staging.ini', 'paste.ini', 'paste_deploy.ini'],
          extensions: ['.paste.ini', '.paste'],
          filenamePatterns: [
            '*-paste.ini',
            '*_paste.ini',
            '*-paste.ini.*',
            'paste-*.ini',
            '{development,production}{-,_,.}*.ini',
            '{development,production}.ini{_,.}*',
          ],
          firstLine: '^\\s*\\[(?:app|application|composite|composit|server|pipeline|filter|filter-app):[^\\]]+\\]',
          configuration: './syntaxes/paste-deploy.language-configuration.json',
        },
      ],
      grammars: [
        {
          language: 'nginx',
          scopeName: 'source.nginx',
          path: './syntaxes/nginx.tmLanguage.json',
          embeddedLanguages: { 'source.lua': 'lua', 'source.perl': 'perl' },
        },
        {
          language: 'paste-deploy',
          scopeName: 'source.paste-deploy',
          path: './syntaxes/paste-deploy.tmLanguage.json',
          embeddedLanguages: { 'source.python': 'python' },
          tokenTypes: { 'meta.value.paste-deploy': 'string' },
        },
      ],
      snippets: ['nginx', 'paste-deploy'].map(language => ({ language, path: `./snippets/${language}.json` })),
      configuration: {
        title: 'NGINX & Paste Deploy',
        properties: Object.fromEntries(Object.keys(settingsTable).map(key => [`nginxPaste.${key}`, settingSchema(key)])),
      },
      // VS Code offers snippets at every word, and Enter at the end of a value would take one: completion offers them where they fit instead.
      // What a blank or a sign brings up waits for a letter, the arrows or Tab: Enter behind `pipeline = ` and `;` behind `listen 80 ` are just that.
      configurationDefaults: Object.fromEntries(
        ['[nginx]', '[paste-deploy]'].map(scope => [
          scope,
          {
            'editor.wordBasedSuggestions': 'off',
            'editor.quickSuggestions': { strings: 'on', other: 'on', comments: 'off' },
            'editor.suggest.selectionMode': 'whenQuickSuggestion',
            'editor.acceptSuggestionOnEnter': 'smart',
            'editor.snippetSuggestions': 'none',
            'editor.linkedEditing': true,
            'editor.semanticHighlighting.enabled': true,
          },
        ]),
      ),
      semanticTokenModifiers: [{ id: 'unresolved', description: '%unresolved%' }],
      commands: commands.map(({ name, icon }) => ({
        command: `nginxPaste.${name}`,
        title: `%command.${name}%`,
        category,
        ...(icon && { icon }),
      })),
      menus: {
        commandPalette: commands.flatMap(({ name, when }) => (when ? [{ command: `nginxPaste.${name}`, when: conditions[when] }] : [])),
        'editor/context': [
          { command: 'nginxPaste.jump', when: conditions.ours, group: 'navigation@90' },
          { command: 'nginxPaste.generateNginx', when: conditions.paste, group: '1_modification@90' },
          { command: 'nginxPaste.generatePaste', when: conditions.nginx, group: '1_modification@90' },
        ],
        'editor/title': ['applyChanges', 'discardChanges'].map((name, index) => ({
          command: `nginxPaste.${name}`,
          when: `${conditions.looking} && (resourceScheme == nginx-paste-changes || activeEditor == multiDiffEditor)`,
          group: `navigation@${index - 2}`,
        })),
        'view/title': [{ command: 'nginxPaste.showMap', when: 'view == nginxPaste.sites', group: 'navigation' }],
      },
      keybindings: [
        { command: 'nginxPaste.jump', key: 'ctrl+alt+j', mac: 'cmd+alt+j', when: `editorTextFocus && ${conditions.ours}` },
        {
          command: 'focusAndAcceptSuggestion',
          key: 'tab',
          when: `editorTextFocus && suggestWidgetVisible && !suggestWidgetHasFocusedSuggestion && ${conditions.ours}`,
        },
      ],
      views: { explorer: [{ id: 'nginxPaste.sites', name: '%view.sites%', when: 'nginxPaste.hasFiles', visibility: 'collapsed' }] },
      walkthroughs: [
        {
          id: 'start',
          title: '%walkthrough.title%',
          description: '%walkthrough.description%',
          steps: steps.map(({ id, file, events }) => ({
            id,
            title: `%walkthrough.${id}.title%`,
            description: `%walkthrough.${id}.description%`,
            media: file.endsWith('.md') ? { markdown: file } : { image: picture(file), altText: `%walkthrough.${id}.title%` },
            ...(events && { completionEvents: events }),
          })),
        },
      ],
    },
  };
}

const steps: readonly { readonly id: string; readonly file: string; readonly events?: readonly string[] }[] = [
  { id: 'open', file: 'images/findings', events: ['onLanguage:nginx', 'onLanguage:paste-deploy'] },
  { id: 'jump', file: 'walkthrough/jump.md', events: ['onCommand:nginxPaste.jump', 'onCommand:nginxPaste.showTargets'] },
  { id: 'generate', file: 'images/generate', events: ['onCommand:nginxPaste.generateNginx', 'onCommand:nginxPaste.generatePaste'] },
  { id: 'map', file: 'images/map', events: ['onCommand:nginxPaste.showMap'] },
  { id: 'settings', file: 'walkthrough/settings.md', events: ['onSettingChanged:nginxPaste.nginx.version'] },
];

/** A picture that is there for dark and for light themes. */
function picture(name: string): Record<string, string> {
  const [dark, light] = [`${name}-dark.png`, `${name}-light.png`];
  return { dark, light, hc: dark, hcLight: light };
}

/** The English texts of the manifest: package.nls.json. */
export function englishTexts(): Record<string, string> {
  return {
    untrusted: 'Until the workspace is trusted, no nginx is asked for its version and modules, and none is run to test the configuration.',
    unresolved: 'A name that nothing defines.',
    'view.sites': 'Sites and Sockets',
    ...Object.fromEntries(commands.map(({ name, title }) => [`command.${name}`, title])),
    ...Object.fromEntries(Object.entries(settingsTable).map(([key, { description }]) => [`setting.${key}`, description])),
    'walkthrough.title': 'Get Started with NGINX & Paste Deploy',
    'walkthrough.description': 'Two files, two languages, and one socket between them.',
    'walkthrough.open.title': 'Open an nginx or a Paste file',
    'walkthrough.open.description':
      'What nginx or paste.deploy would complain of is underlined; the light bulb offers cures.\n[Open a file](command:workbench.action.quickOpen)',
    'walkthrough.jump.title': 'Go to the other end',
    'walkthrough.jump.description':
      'Over each socket and port stands where its other end is.\n[Jump to Linked Socket](command:nginxPaste.jump)',
    'walkthrough.generate.title': 'Write one file from the other',
    'walkthrough.generate.description':
      'With a Paste file open: [Generate nginx Configuration](command:nginxPaste.generateNginx)\nWith an nginx file open: [Generate Paste Section](command:nginxPaste.generatePaste)',
    'walkthrough.map.title': 'See how everything hangs together',
    'walkthrough.map.description':
      'Sites, locations, sockets, servers and applications in one picture.\n[Show Link Map](command:nginxPaste.showMap)',
    'walkthrough.settings.title': 'Say which nginx the files are for',
    'walkthrough.settings.description':
      'Then directives that are newer, removed or deprecated there are reported.\n[Open settings](command:workbench.action.openSettings?%5B%22nginxPaste%22%5D)',
  };
}

/** package.json as it stands, with what is generated put in. */
export function expectedPackage(root: string): { readonly actual: string; readonly expected: string } {
  const actual = readFileSync(`${root}package.json`, 'utf8');
  return { actual, expected: `${JSON.stringify({ ...JSON.parse(actual), ...manifest() }, undefined, 2)}\n` };
}

function settingSchema(key: string): Record<string, unknown> {
  const setting: Declaration = settingsTable[key as keyof typeof settingsTable];
  const common = { default: setting.default, markdownDescription: `%setting.${key}%`, scope: 'window' };
  switch (setting.type) {
    case 'enum':
      return { type: 'string', enum: setting.values, ...common };
    case 'strings':
      return { type: 'array', items: { type: 'string' }, uniqueItems: key !== 'nginx.testCommand', ...common };
    case 'map':
      return { type: 'object', additionalProperties: { type: 'string' }, ...common };
    case 'levels':
      return { type: 'object', properties: levelProperties(), additionalProperties: false, ...common };
    case 'string':
      return { type: 'string', ...(setting.pattern && { pattern: `^$|${setting.pattern.source}` }), ...common };
    default:
      return { type: setting.type, ...common };
  }
}

function levelProperties(): Record<string, unknown> {
  const families = [...new Set(rules.map(({ code }) => `${code.slice(0, code.indexOf('/'))}/*`))];
  return Object.fromEntries([
    ...families.map(code => [code, { type: 'string', enum: levels }] as const),
    ...rules.map(
      ({ code, severity, docs }) => [code, { type: 'string', enum: levels, default: severity, description: firstSentence(docs) }] as const,
    ),
  ]);
}

function firstSentence(docs: string): string {
  return docs.trim().split('\n')[0]!;
}
