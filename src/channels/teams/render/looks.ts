import type { ListItem, Status, Truth } from '../../../conversation/replies.ts'
import type { Colour, Style } from './card.ts'

/** A mark with the colours that Teams has for it; the word that goes with it comes with the reply. */
export interface Mark {
  readonly mark: string
  readonly colour: Colour
  readonly style: Style
}

const good = { colour: 'good', style: 'good' } as const
const bad = { colour: 'attention', style: 'attention' } as const
const doubt = { colour: 'warning', style: 'warning' } as const
const asks = { colour: 'accent', style: 'accent' } as const
const neutral = { colour: 'default', style: 'emphasis' } as const

export const statusMark: Readonly<Record<Status, Mark>> = {
  eligible: { mark: '✓', ...good },
  unstated: { mark: '◆', ...neutral },
  unsettled: { mark: '⚖\uFE0E', ...doubt },
  open: { mark: '?', ...asks },
  ineligible: { mark: '✕', ...bad },
  'not-a-match': { mark: '–', ...neutral },
  derived: { mark: '★', ...neutral },
}

export const resultMark: Readonly<Record<Truth, Mark>> = {
  met: { mark: '✓', ...good },
  unmet: { mark: '✕', ...bad },
  unknown: { mark: '?', ...asks },
  unsettled: { mark: '⚖\uFE0E', ...doubt },
}

export const toneMark: Readonly<Record<NonNullable<ListItem['status']>['tone'], Mark>> = {
  good: { mark: '✓', ...good },
  bad: { mark: '✕', ...bad },
  waiting: { mark: '?', ...doubt },
  plain: { mark: '', ...neutral },
}
