import type { ImageReply, MessageReply } from '../../../conversation/replies.ts'
import type { TeamsActivity } from './card.ts'
import { box, lines } from './elements.ts'
import { wanted } from './limits.ts'
import { messageCards, remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { clean, isBlank, oneLine } from './plain.ts'
import { actionSets, addressOf, tapsOf, toggle } from './taps.ts'

/** A picture, which has its title in it; what it shows unfolds as text, which screen readers read in its place. */
export function imageCards(reply: ImageReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const { words } = view
  const url = reply.href === undefined ? undefined : addressOf(reply.href, view.baseUrl)
  const text = [reply.title, reply.text].filter((part) => !isBlank(clean(part))).join('\n')
  if (url === undefined) {
    return [...remarks.flatMap((remark) => messageCards(remark, view)), ...messageCards({ kind: 'message', text, ...(reply.actions ? { actions: reply.actions } : {}) }, view)]
  }
  const alt = oneLine(reply.text === '' ? reply.title : reply.text, wanted.alt)
  const id = view.newId()
  const blocks: readonly Block[] = [
    ...remarkBlocks(remarks, view),
    () => [{ type: 'Image', url, altText: isBlank(alt) ? words.say('teams:picture') : alt, size: 'stretch' }],
    (units) => {
      const said = box(lines(reply.text, { size: 'small', units }), { id, isVisible: false, style: 'emphasis' })
      return said.length === 0 ? [] : [...actionSets([toggle(words.say('teams:as-text'), [id])], 'small'), ...said]
    },
    () => actionSets(tapsOf(reply.actions, words), 'medium'),
  ]
  return cardsOf(blocks, { title: clean(reply.title), summary: text }, view)
}
