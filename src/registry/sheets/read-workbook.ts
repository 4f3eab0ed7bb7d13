import { breath, LIMITS } from './limits.ts'
import { brief } from './line-problem.ts'
import { SheetRefusal } from './refusal.ts'
import type { Noted, SheetRow, SheetRows } from './rows.ts'
import { readDateStyles, readSharedTexts } from './workbook-parts.ts'
import { createSheetListener } from './sheet-listener.ts'
import { attribute, readXml, type XmlListener } from './xml.ts'
import { openArchive, type Archive } from './zip.ts'

/** XML tags that are read before others get their turn. */
const TAGS = 20_000

const nested = /\.(?:zip|xlsx?|xlsm|xlsb|docx?|pptx?|7z|rar|gz|jar)$/i

/**
 * Reads the first visible sheet of an .xlsx file as rows of texts.
 *
 * @throws SheetRefusal where it is something else, protected, has macros, or is too large
 */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetRows> {
  const archive = openArchive(bytes)
  await refuseOthers(archive)
  const { sheet, others, texts, styles } = await readOutline(archive)
  const shared = texts === undefined ? [] : await readSharedTexts(await archive.read(texts), readAll)
  const dates = styles === undefined ? new Set<number>() : await readDateStyles(await archive.read(styles), readAll)
  const rows: SheetRow[] = []
  await readAll(await archive.read(sheet), createSheetListener(shared, dates, rows))
  const remarks: Noted[] = others.length === 0 ? [] : [{ code: 'other-sheets', values: { sheets: others.join(', ') } }]
  return { format: 'xlsx', rows, remarks }
}

async function readAll(bytes: Uint8Array, listener: XmlListener): Promise<void> {
  const reader = readXml(bytes, listener)
  while (reader.read(TAGS)) await breath()
}

async function refuseOthers(archive: Archive): Promise<void> {
  const has = (expression: RegExp): boolean => archive.names.some((name) => expression.test(name))
  if (has(/(?:^|\/)vbaProject[^/]*\.bin$/i) || has(/^xl\/(?:macrosheets|dialogsheets)\//i)) throw new SheetRefusal('file-macros')
  if (has(/^xl\/workbook\.bin$/i)) throw new SheetRefusal('file-xlsb')
  if (has(/^(?:word|ppt)\//i)) throw new SheetRefusal('file-other')
  if (archive.has('mimetype')) {
    const type = Buffer.from(await archive.read('mimetype')).toString('latin1')
    throw new SheetRefusal(type.includes('opendocument') ? 'file-ods' : 'file-other')
  }
  if (!archive.has('[Content_Types].xml')) throw new SheetRefusal('file-archive')
  if (has(/(?:^|\/)embeddings\//i) || has(nested)) throw new SheetRefusal('file-nested')
  const types = Buffer.from(await archive.read('[Content_Types].xml')).toString('latin1')
  if (/macroEnabled/i.test(types)) throw new SheetRefusal('file-macros')
}

interface Outline {
  /** Names of the parts. */
  readonly sheet: string
  readonly texts: string | undefined
  readonly styles: string | undefined
  /** Names of the other visible sheets. */
  readonly others: readonly string[]
}

async function readOutline(archive: Archive): Promise<Outline> {
  const [workbook] = [...(await relations(archive, '')).values()].filter(({ type }) => type === 'officeDocument')
  if (workbook === undefined) throw new SheetRefusal('file-broken')
  const sheets: { readonly name: string; readonly relation: string }[] = []
  await readAll(await archive.read(workbook.target), {
    open(name, attributes) {
      if (name !== 'sheet' || (attribute(attributes, 'state') ?? 'visible') !== 'visible') return
      // The sheet's own number is `sheetId`; that of its part has a prefix, mostly `r:id`.
      sheets.push({ name: attribute(attributes, 'name') ?? '', relation: attribute(attributes, 'id') ?? '' })
    },
    close: () => undefined,
    text: () => undefined,
  })
  const parts = await relations(archive, workbook.target)
  const [first, ...others] = sheets.filter(({ relation }) => parts.get(relation)?.type === 'worksheet')
  const sheet = first && parts.get(first.relation)
  if (sheet === undefined) throw new SheetRefusal('file-no-sheet')
  const part = (type: string): string | undefined => {
    const target = [...parts.values()].find((relation) => relation.type === type)?.target
    return target !== undefined && archive.has(target) ? target : undefined
  }
  return { sheet: sheet.target, texts: part('sharedStrings'), styles: part('styles'), others: others.map(({ name }) => brief(name)) }
}

interface Relation {
  /** Last word of the type's address. */
  readonly type: string
  readonly target: string
}

/** What a part refers to inside the file, by id; '' is the file itself. */
async function relations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, Relation>()
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!archive.has(name)) throw new SheetRefusal('file-broken')
  await readAll(await archive.read(name), {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const target = attribute(attributes, 'Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : resolved(folder, target)
      const type = attribute(attributes, 'Type') ?? ''
      if (found.size < LIMITS.parts) found.set(attribute(attributes, 'Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), target: path })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
