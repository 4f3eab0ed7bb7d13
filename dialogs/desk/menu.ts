import type { Reply } from '../../src/conversation/replies.ts'
import { nearDeskCommands } from '../../src/conversation/understanding/desk-commands.ts'
import { say, tell, type DeskButton, type DeskScene } from './desk-scene.ts'

/** What a coordinator of this scope works with most, then the rest. */
export function showMenu(at: DeskScene): readonly Reply[] {
  return [tell(at, say(at, 'menu', { round: at.desk.round, name: at.desk.who.name, scope: scopeText(at) }), menuButtons(at))]
}

function menuButtons({ desk }: DeskScene): readonly DeskButton[] {
  const everything = desk.who.scope.kind === 'all'
  const deeds = everything
    ? ['check', 'entries', 'register', 'overview', 'doubts', 'milestones', 'winners', 'import', 'export', 'staff', 'audit', 'full-check', 'agencies']
    : ['check', 'entries', 'register', 'milestones', 'winners', 'import', 'export', 'staff', 'audit', 'full-check']
  return deeds.map((deed) => ({ deed }))
}

/** What the coordinator may see and change, in words. */
export function scopeText(at: DeskScene): string {
  const { scope } = at.desk.who
  return scope.kind === 'all' ? say(at, 'scope.all') : say(at, 'scope.body', { body: scope.body })
}

/** Words that are no command: the nearest ones, and the menu. */
export function lost(at: DeskScene, typed: string): readonly Reply[] {
  const near = nearDeskCommands(typed).filter((deed) => deed !== 'menu')
  const text = near.length > 0 ? say(at, 'lost-near') : say(at, 'lost')
  return [tell(at, text, [...near.map((deed) => ({ deed })), { deed: 'menu' }], { tone: 'problem' })]
}
