import { createDirectory } from '../../src/agencies/index.ts'
import { takeTurn, type Session, type World } from '../../src/conversation/turn.ts'
import { recogniseDeskCommand, nearDeskCommands } from '../../src/conversation/understanding/desk-commands.ts'
import { findAward, recogniseCommand, understand } from '../../src/conversation/understanding/index.ts'
import { recogniseLinkCommand } from '../../src/conversation/understanding/link-commands.ts'
import { readDay, readMilestone } from '../../src/conversation/understanding/milestone-commands.ts'
import { recogniseReminderCommand } from '../../src/conversation/understanding/reminder-commands.ts'
import { awardNames } from '../../src/conversation/award-names.ts'
import { looksLikeCode, looksLikeLinkCode } from '../../src/registry/codes.ts'
import { awardNames as awardsOfSheets } from '../../src/registry/sheets/award-names.ts'
import { cellText } from '../../src/registry/sheets/cell-text.ts'
import { readColumns } from '../../src/registry/sheets/columns.ts'
import { sheetLexicon, valueOf } from '../../src/registry/sheets/lexicon.ts'
import { readYear } from '../../src/registry/sheets/line-problem.ts'
import { changedTo, correctedTo, withoutRequest } from '../../src/thai/lexicon/corrections.ts'
import { openOffice } from '../dialogs/desk/desk-talk.ts'
import { at, directory, openGovernance, rules, Talk, vocabulary } from '../dialogs/talk.ts'

/** Something that reads a text that people wrote. */
export interface Reader {
  readonly name: string
  /** What it makes of the text doesn't matter here, nor whether it refuses it. */
  read(text: string): unknown
}

export interface Readers {
  readonly readers: readonly Reader[]
  close(): Promise<void>
}

const today = '2021-06-01'
const facts = {
  text: [undefined, 'applicant.name', 'work.title'],
  choice: ['applicant.kind', 'work.scope', 'nominee.official-status', 'expansion.source-award'],
  choices: ['work.branches', 'participation.levels', 'work.improvements', 'pmqa.categories'],
  date: ['work.started-on'],
  'yes-no': [undefined, 'work.in-use', 'work.continuing', 'conduct.no-disgrace', 'expansion.same-scope'],
  number: [undefined, 'work.own-share-percent', 'expansion.new-areas', 'pmqa.won-round'],
} as const

const understanding: readonly Reader[] = Object.entries(facts).flatMap(([type, about]) => about.map((fact) => ({
  name: `understand ${type} ${fact ?? ''}`.trim(),
  read: (typed: string) => understand({ type: type as keyof typeof facts, today, typed, ...(fact === undefined ? {} : { fact }) }),
})))

const names = awardNames(rules, vocabulary)
const recognisers: readonly Reader[] = [
  { name: 'command', read: (text) => recogniseCommand(text, names) },
  { name: 'award', read: (text) => findAward(text, names) },
  { name: 'desk command', read: (text) => recogniseDeskCommand(text) },
  { name: 'near desk command', read: (text) => nearDeskCommands(text) },
  { name: 'link command', read: (text) => recogniseLinkCommand(text) },
  { name: 'reminder command', read: (text) => recogniseReminderCommand(text) },
  { name: 'milestone', read: (text) => readMilestone(text, today) },
  { name: 'day', read: (text) => readDay(text, today) },
  { name: 'correction', read: (text) => [correctedTo(text), changedTo(text), withoutRequest(text)] },
  { name: 'code', read: (text) => [looksLikeCode(text), looksLikeLinkCode(text)] },
]

const agencies: readonly Reader[] = [
  { name: 'agencies match', read: (text) => createDirectory().match(text) },
  { name: 'agencies complete', read: (text) => [directory.complete('อบต.หนองบัว', text, 'province'), directory.complete(text, 'น่าน', 'province')] },
  { name: 'agencies local names', read: (text) => directory.localNames(text) },
]

const lexicon = sheetLexicon()
const cells: readonly Reader[] = [
  { name: 'cell', read: (text) => cellText(text) },
  { name: 'headers', read: (text) => readColumns({ format: 'csv', rows: [{ line: 1, cells: [text, 'รางวัล', text.slice(1)] }, { line: 2, cells: [] }], remarks: [] }) },
  { name: 'cell award', read: (text) => awardsOfSheets(rules.rulebook).find(text) },
  { name: 'cell agency', read: (text) => [directory.find(text), directory.match(text), directory.kindByName(text)] },
  { name: 'cell state', read: (text) => valueOf(lexicon.states, text) },
  { name: 'cell year', read: (text) => readYear(text) },
]

function turns(): readonly Reader[] {
  const turn = (name: string, { session, world }: { session: Session; world: World }): Reader =>
    ({ name: `turn: ${name}`, read: (text) => takeTurn(session, { kind: 'text', text }, world) })
  return [
    turn('before the greeting', new Talk()),
    turn('name', at('applicant.name')),
    turn('choice', at('applicant.kind')),
    turn('several choices', at('participation.levels')),
    turn('yes or no', at('participation.engaged')),
    turn('date', at('work.started-on')),
    turn('after the verdict', at('work.started-on').type('2562-01')),
    turn('summary', new Talk({ session: { ...new Talk().session, greeted: true, answers: openGovernance } }).type('สรุป')),
  ]
}

/** Every reader of people's text, those of a coordinator's desk with a database of their own. */
export async function openReaders(): Promise<Readers> {
  const office = await openOffice()
  const atDesk = async (name: string, ...said: readonly string[]): Promise<Reader> => {
    const coordinator = await office.coordinator()
    for (const words of said) await coordinator.say(words)
    const { session } = coordinator
    return {
      name: `desk: ${name}`,
      async read(text) {
        coordinator.session = session
        await coordinator.say(text)
      },
    }
  }
  const desks = [
    await atDesk('menu', 'เมนู'),
    await atDesk('search', 'เมนู', 'ค้นหา'),
    await atDesk('form', 'เมนู', 'ลงทะเบียนผลงาน'),
    await atDesk('date', 'เมนู', 'กำหนดวันสำคัญ'),
  ]
  return { readers: [...understanding, ...recognisers, ...agencies, ...cells, ...turns(), ...desks], close: () => office.close() }
}
