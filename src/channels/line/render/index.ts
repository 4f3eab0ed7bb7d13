/** Replies as messages of the LINE Messaging API. */
export { limits } from './limits.ts'
export { renderLine, type RenderOptions } from './render-line.ts'
