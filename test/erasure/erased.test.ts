import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createStore } from '../../src/conversation/store.ts'
import { conversationId } from '../../src/conversation/store-identity.ts'
import type { Reply } from '../../src/conversation/replies.ts'
import { sweepSettled } from '../../src/delivery/rows.ts'
import { identityOf } from '../../src/registry/people.ts'
import { APP } from '../support/fake-teams/server.ts'
import { ENGINES } from '../support/databases.ts'
import { until } from '../support/until.ts'
import { run } from '../cli/run.ts'
import { checkFinished, onLine, onTeams, onWeb, openHouse, sheet, type House } from '../injection/house.ts'
import { aadOf, message, personal } from '../channels/teams/activities.ts'
import { deliver, redelivered, text, userId } from '../channels/line/webhook-client.ts'
import { foundIn } from './whole-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const DAY = 86_400_000
/** A local government that no directory has. */
const office = (name: string): string => `อบต.${name} อำเภอพล จังหวัดขอนแก่น`

describe.each(ENGINES)('somebody who has their data deleted, on %s', (engine) => {
  let house: House
  let folder: string
  beforeAll(async () => {
    house = await openHouse(engine)
    folder = mkdtempSync(join(tmpdir(), 'terminal-'))
    // Without a list of local governments, none that somebody names is noted.
    await house.database.kysely.insertInto('agencies').values({
      name: 'เทศบาลนครขอนแก่น', english: null, kind: 'local-government', parent: null, counts_as: 'เทศบาลนครขอนแก่น', short: '[]',
      province: 'ขอนแก่น', district: null, state: 'listed', created_at: new Date().toISOString(),
    }).execute()
  })
  afterAll(async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const post = async (body: Readonly<Record<string, unknown>>): Promise<readonly Reply[]> => {
    const response = await fetch(`${house.line.address}/web/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(response.status).toBe(200)
    return ((await response.json()) as { replies: readonly Reply[] }).replies
  }
  const codeIn = (shown: unknown): string => /(?<![\w-])[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-])/.exec(JSON.stringify(shown).replaceAll('\\n', ' '))?.[0] ?? 'no code'
  /** A week on, when nobody repeats anything any more. */
  const aWeekLater = async (): Promise<void> => {
    const at = new Date(Date.now() + 8 * DAY)
    await createStore(house.database, { now: () => at, randomToken: () => randomUUID() }).sweep()
    await sweepSettled(house.database.kysely, at.getTime())
  }
  /** Which texts stand in the file of SQLite, or in its log. */
  const inFile = (texts: Readonly<Record<string, string>>): readonly string[] => {
    const path = house.line.databaseUrl.slice('sqlite:'.length)
    const bytes = Buffer.concat(['', '-wal', '-shm'].map((end) => (existsSync(path + end) ? readFileSync(path + end) : Buffer.alloc(0))))
    return Object.entries(texts).flatMap(([name, said]) => (bytes.includes(said) ? [name] : []))
  }

  /** Where what an applicant says and is known by stands, in one person's three channels. */
  async function applicant(number: number) {
    const words = {
      'agency of the web': `zqweb${number}`, 'agency on LINE': `zqline${number}`, 'agency in Teams': `zqteams${number}`,
      'question': `zqquestion${number}`, 'message id': `zqid${number}`, 'answer that waits': `zqwaits${number}`,
    }
    const user = userId(900 + number)
    const web = await onWeb(house)
    const [line, teams] = [onLine(house, 900 + number), onTeams(house, 900 + number)]
    house.line.fake.line.profiles.set(user, { displayName: `zqname${number}`, language: 'th' })
    const tenantAndId = `${APP.tenant}:${aadOf(900 + number)}`
    const known = {
      'web token': web.conversation, 'conversation of the web': conversationId('web', web.conversation), 'person of the web': identityOf('web', web.conversation),
      'LINE user': user, 'LINE name': `zqname${number}`, 'conversation on LINE': conversationId('line', user), 'person on LINE': identityOf('line', user),
      'Teams user': `29:person-${900 + number}`, 'Teams object id': aadOf(900 + number), 'Teams conversation': personal(900 + number),
      'conversation in Teams': conversationId('teams', personal(900 + number)), 'person in Teams': identityOf('teams', tenantAndId),
    }
    await post({ conversation: web.conversation, id: words['message id'], text: words.question })
    await checkFinished(house, `หน่วยงานทดลอง ${words['agency of the web']}`, web.conversation)
    for (const said of ['ขอเช็ค Open Governance', office(words['agency on LINE']), '0000-000A']) await line.say(said)
    for (const said of ['ขอเช็ค Open Governance', office(words['agency in Teams'])]) await teams.say(said)
    // Each finds the agency that the other channel was told.
    await teams.say(codeIn(await web.say('เชื่อมบัญชี').then(web.replies)))
    const before = line.sent().length
    await line.say('เชื่อมบัญชี')
    await web.say(codeIn(line.sent().slice(before)))
    await line.say('เตือนฉัน')
    return { web, line, teams, user, words, known, texts: { ...words, ...known } }
  }

  test('on all channels leaves nothing behind but that events were handled, for a week', async () => {
    const { web, line, teams, user, words, known, texts } = await applicant(1)
    const old = { line: text(user, office(words['agency on LINE'])), teams: message(901, house.teams.url, office(words['agency in Teams'])) }
    await house.line.webhook(house.line.withToken(old.line))
    await house.line.delivered()
    const postTeams = (): Promise<Response> => fetch(`${house.line.address}/api/messages`, {
      method: 'POST', body: JSON.stringify(old.teams), headers: { 'content-type': 'application/json', authorization: `Bearer ${house.teams.token()}` },
    })
    expect((await postTeams()).status).toBe(200)
    // An answer that LINE does not take just now.
    house.line.fake.line.faults.order({ when: 'before', how: 500, to: user, times: 50 })
    await deliver(house.line.address, [house.line.withToken(text(user, words['answer that waits']))])
    await house.line.handled()

    const planted = await foundIn(house.database, texts)
    for (const place of [
      'agencies.name: agency of the web', 'agencies.name: agency on LINE', 'agencies.name: agency in Teams', 'conversations.session: agency of the web', 'conversations.address: LINE user', 'conversations.address: Teams user',
      'conversations.address: Teams conversation', 'conversations.address: Teams object id', 'conversations.id: conversation of the web', 'conversations.id: conversation on LINE',
      'events.event_id: message id', 'kept_verdicts.data: agency of the web', 'outbox.address: LINE user',
      'person_links.identity: person of the web', 'person_links.identity: person on LINE', 'person_links.identity: person in Teams',
    ]) expect(planted).toContain(place)
    expect(await house.database.kysely.selectFrom('reminder_wishes').selectAll().execute()).toHaveLength(1)
    expect(await house.database.kysely.selectFrom('code_attempts').selectAll().execute()).not.toHaveLength(0)

    await web.say('ลบข้อมูลของฉัน')
    expect(web.replies()[0]).toMatchObject({ actions: [{ label: 'ลบทุกช่องทางที่เชื่อมไว้' }, { label: 'ลบเฉพาะช่องทางนี้' }, {}] })
    const deletion = { conversation: web.conversation, id: randomUUID(), text: 'ทุกช่องทางค่ะ' }
    const deleted = await post(deletion)
    expect(deleted[0]?.text).toContain('ลบข้อมูลของทุกช่องทางที่เชื่อมไว้แล้ว')
    house.line.fake.line.faults.clear()

    // The conversations stand empty, so that what is repeated is no new message.
    const stays = ['conversation of the web', 'conversation on LINE', 'conversation in Teams']
      .flatMap((name) => [`conversations.id: ${name}`, `events.conversation_id: ${name}`]).toSorted()
    expect(await foundIn(house.database, texts)).toEqual(stays)
    for (const table of ['reminder_wishes', 'reminders', 'person_links', 'link_codes', 'kept_verdicts', 'outbox', 'agency_mentions'] as const) {
      expect(await house.database.kysely.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
    if (engine === 'sqlite') {
      expect(inFile({ conversation: known['conversation of the web'] })).toEqual(['conversation'])
      const gone = Object.fromEntries(Object.entries(texts).filter(([name]) => !stays.includes(`conversations.id: ${name}`)))
      await until(() => inFile(gone).length === 0)
    }

    // What comes again changes nothing; the deletion itself is answered as it was.
    const [sent, inTeams] = [line.sent().length, teams.sent().length]
    expect(await post(deletion)).toEqual(deleted)
    expect(await post({ conversation: web.conversation, id: words['message id'], text: words.question })).toEqual([])
    expect(await deliver(house.line.address, [redelivered(house.line.withToken(old.line))])).toBe(200)
    // Sent before the deletion, arrived after it.
    expect(await deliver(house.line.address, [house.line.withToken({ ...text(user, office(words['agency on LINE'])), timestamp: Number(old.line['timestamp']) + 1 })])).toBe(200)
    expect((await postTeams()).status).toBe(200)
    await house.line.delivered()
    expect([line.sent().length, teams.sent().length]).toEqual([sent, inTeams])
    expect(await foundIn(house.database, words)).toEqual([])

    await aWeekLater()
    expect(await foundIn(house.database, { ...words, ...known })).toEqual([])
  })

  test('on one channel alone leaves the others as they are, and nothing that tells it was theirs', async () => {
    const { web, line, known, words } = await applicant(2)
    await line.say('ลบข้อมูลของฉัน')
    await line.say('เฉพาะช่องทางนี้')
    expect(JSON.stringify(line.sent().at(-1))).toContain('ไม่เชื่อมกับช่องทางอื่นอีก')
    await house.line.delivered()
    const of = (part: RegExp, all: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(all).filter(([name]) => part.test(name)))
    expect(await foundIn(house.database, of(/LINE/, known))).toEqual(['conversations.id: conversation on LINE', 'events.conversation_id: conversation on LINE', 'outbox.conversation_id: conversation on LINE'])
    expect(await foundIn(house.database, of(/web/, words))).toContain('conversations.session: agency of the web')
    // What is said there does not come back here.
    await web.say('สรุปคำตอบ')
    await line.say('สรุปคำตอบ')
    expect(await foundIn(house.database, { answers: words['agency of the web'] })).toContain('conversations.session: answers')
    const { session } = await house.database.kysely.selectFrom('conversations').select('session').where('id', '=', known['conversation on LINE'] ?? '').executeTakeFirstOrThrow()
    expect(JSON.parse(session)).toMatchObject({ answers: {} })
    await web.say('ลบข้อมูลของฉัน')
    await web.say('ใช่')
    await aWeekLater()
  })

  test('takes an agency that others described as well out of theirs alone', async () => {
    const agency = 'หน่วยงานทดลอง zqboth'
    const [one, other] = [await onWeb(house), await onWeb(house)]
    for (const { conversation } of [one, other]) await checkFinished(house, agency, conversation)
    const listed = () => foundIn(house.database, { agency })
    for (const [person, left] of [[one, true], [other, false]] as const) {
      await person.say('ลบข้อมูลของฉัน')
      await person.say('ใช่')
      expect((await listed()).includes('agencies.name: agency')).toBe(left)
    }
    expect(await listed()).toEqual([])
  })

  test('who is a coordinator keeps the role, and what they entered stays in the registry', async () => {
    const web = await onWeb(house)
    const name = 'zqcoordinator'
    await web.say(await house.invited(name))
    const entry = { title: 'zqtitle', area: 'zqarea', contact: 'zqcontact', nominee: 'zqnominee' }
    await web.say('ลงทะเบียน')
    await web.fill({ agency: 'กรมที่ดิน', kind: 'department', award: 'engaged-citizen', ...entry })
    await web.tap('fill:')
    await web.fill({ reason: 'zqreason' })
    await web.tap('confirm:')
    await web.sendFile('zqfile.csv', sheet([['award', 'agency', 'title'], ['service-innovation', 'กรมชลประทาน', 'zqimported']]))
    await web.say('ส่งออก ผลงาน csv')
    const own = { file: 'zqfile', imported: 'zqimported' }
    expect(await foundIn(house.database, own)).toEqual(['import_plans.file_name: file', 'import_plans.sheet: imported', 'import_plans.work: imported'])
    expect(await foundIn(house.database, entry)).toContain('kept_files.bytes: title')

    await web.say('ลบข้อมูลของฉัน')
    await web.say('ใช่')
    expect(web.replies()[0]?.text).toContain('สิทธิ์ผู้ประสานงานและข้อมูลในทะเบียนยังอยู่')
    expect(await foundIn(house.database, { ...own, conversation: web.conversation })).toEqual([])
    for (const table of ['kept_files', 'import_plans'] as const) expect(await house.database.kysely.selectFrom(table).selectAll().execute(), table).toEqual([])
    // The registry's own, and who did what there: for that the names are kept.
    const stays = await foundIn(house.database, { ...entry, name })
    expect(stays.filter((place) => !/^(entries|audit|audit_personal|coordinators)\./.test(place))).toEqual([])
    expect(stays).toEqual(expect.arrayContaining(['entries.title: title', 'coordinators.name: name', 'audit.who: name']))
    await web.say('ผู้ประสานงาน')
    expect(JSON.stringify(web.replies())).toContain(name)
  })

  test('in a terminal leaves nothing either', async () => {
    const agency = 'zqterminal'
    const chat = (lines: readonly string[]) => run(['chat'], `${lines.join('\n')}\n`, { DATABASE_URL: house.line.databaseUrl, LERTRAT_CHAT_FILE: join(folder, 'terminal.json') })
    await chat(['ขอเช็ค open governance', office(agency)])
    const { conversation } = JSON.parse(readFileSync(join(folder, 'terminal.json'), 'utf8')) as { conversation: string }
    const texts = { agency, conversation: conversationId('terminal', conversation), person: identityOf('terminal', conversation) }
    expect(await foundIn(house.database, texts)).toEqual(expect.arrayContaining(['conversations.id: conversation', 'conversations.session: agency']))
    await chat(['ลบข้อมูลของฉัน', 'ใช่'])
    expect(await foundIn(house.database, texts)).toEqual([])
  })
})
