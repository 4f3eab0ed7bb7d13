/** Replies as messages of Teams, and what people do with them as inputs of a turn. */
export type { FileActivity, TeamsActivity } from './card.ts'
export { inputOfCard } from './card-input.ts'
export { problemsOf } from './check-card.ts'
export { offerActivity, savedActivity, type SavedFile } from './file-cards.ts'
export { limits } from './limits.ts'
export { renderTeams, type RenderOptions } from './render-teams.ts'
