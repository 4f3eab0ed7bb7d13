/** Replies as messages of Teams, and what people do with them as inputs of a turn. */
export type { TeamsActivity } from './card.ts'
export { inputOfCard } from './card-input.ts'
export { problemsOf } from './check-card.ts'
export { limits } from './limits.ts'
export { renderTeams, type RenderOptions } from './render-teams.ts'
