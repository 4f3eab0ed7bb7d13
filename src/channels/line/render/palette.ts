import type { Status, Truth } from '../../../conversation/replies.ts'

/** The colours of the web chat's light page. Backgrounds are always set, so that LINE's dark theme changes nothing. */
export const colour = {
  surface: '#ffffff', sunken: '#f1f5f8', line: '#d5dee6', control: '#73889b', ink: '#12263a', muted: '#4c6073',
  navy: '#0c2740', gold: '#b98a2d', onNavy: '#ffffff', onNavyMuted: '#cfdce7',
  accent: '#0a6467', accentSoft: '#e4f2f1', onAccent: '#ffffff',
} as const

/** A mark and its colours; the word that goes with it comes with the reply. */
export interface Look {
  readonly mark: string
  readonly tone: string
  readonly soft: string
}

const good = { tone: '#17693a', soft: '#e6f4eb' }
const bad = { tone: '#a3282d', soft: '#fbeaea' }
const asks = { tone: '#1a56a0', soft: '#e6eff9' }
const doubt = { tone: '#7d4e00', soft: '#fdf2dc' }
const plain = { tone: '#4a5a6a', soft: '#ebeff3' }
export const star = { tone: '#74550c', soft: '#fbf3d9' }

export const statusLook: Readonly<Record<Status, Look>> = {
  eligible: { mark: '✓', ...good },
  unstated: { mark: '◆', ...plain },
  unsettled: { mark: '⚖\uFE0E', ...doubt },
  open: { mark: '?', ...asks },
  ineligible: { mark: '✕', ...bad },
  'not-a-match': { mark: '–', ...plain },
  derived: { mark: '★', ...star },
}

export const resultLook: Readonly<Record<Truth, Look>> = {
  met: { mark: '✓', ...good },
  unmet: { mark: '✕', ...bad },
  unknown: { mark: '?', ...asks },
  unsettled: { mark: '⚖\uFE0E', ...doubt },
}

/** Looks of the statuses of things in a list. */
export const toneOfStatus: Readonly<Record<'good' | 'bad' | 'waiting' | 'plain', Look>> = {
  good: { mark: '✓', ...good },
  bad: { mark: '✕', ...bad },
  waiting: { mark: '○', ...doubt },
  plain: { mark: '•', ...plain },
}

/** Looks of what the bot remarks beside a question. */
export const toneLook = {
  note: { tone: colour.accent, soft: colour.accentSoft },
  plain: { tone: colour.accent, soft: colour.accentSoft },
  problem: doubt,
} as const
