/** Which room may import which. Arrows point one way; `npm test` checks them. */
const outside = (room) => ({ pathNot: room })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', comment: 'Rooms and files form no circle.', from: {}, to: { circular: true } },
    {
      name: 'rules-are-a-leaf', severity: 'error',
      comment: 'The rules core imports nothing else of the project: other systems use it as a package.',
      from: { path: '^src/rules/' }, to: { path: '^(src|dialogs)/', ...outside('^src/rules/') },
    },
    {
      name: 'thai-is-a-leaf', severity: 'error',
      from: { path: '^src/thai/' }, to: { path: '^(src|dialogs)/', ...outside('^src/thai/') },
    },
    {
      name: 'agencies-know-no-conversation', severity: 'error',
      from: { path: '^src/agencies/' }, to: { path: '^(src|dialogs)/', ...outside('^src/(agencies|thai|rules)/') },
    },
    {
      name: 'dialogs-know-no-channel-and-no-sql', severity: 'error',
      from: { path: '^dialogs/' }, to: { path: '^src/(channels|database|server|cli)/|^src/conversation/(store|turn)' },
    },
    {
      name: 'conversation-knows-no-channel', severity: 'error',
      from: { path: '^src/conversation/' }, to: { path: '^src/(channels|server|cli)/' },
    },
    {
      name: 'database-knows-no-conversation', severity: 'error',
      from: { path: '^src/database/' }, to: { path: '^(src/(conversation|channels|server|cli|rules|agencies)|dialogs)/' },
    },
    {
      name: 'turns-do-no-io', severity: 'error',
      comment: 'A turn is a pure function; only the store and the loading of words touch files or the database.',
      from: { path: '^(dialogs|src/conversation)/', pathNot: '^src/conversation/(store|words)' }, to: { path: '^src/database/' },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '^src/cli/lertrat\\.js$' }, to: {} },
    {
      name: 'no-development-packages', severity: 'error',
      from: { path: '^(src|dialogs)/' }, to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/channels/web/page/' },
    // TypeScript 7 has no compiler interface that the tool knows; swc reads the same syntax.
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
