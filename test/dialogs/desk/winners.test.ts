import { beforeEach, expect, test } from 'vitest'
import { openOffice, type Office } from './desk-talk.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  return () => office.close()
})

const kept = () => office.desk(async (desk) => (await desk.winners.find({}, { page: 0, size: 100 })).items)

test.each(['th', 'en'] as const)('a winner is added with a year or without, and removed again (%s)', async (language) => {
  const talk = await office.coordinator({ language })
  await talk.say('เพิ่มผู้ได้รับรางวัล')
  await talk.send({ agency: 'กรมชลประทาน', award: 'pmqa-excellence', round: '๒๕๗๐' })
  expect(talk.asks).toBe('round')
  await talk.send({ round: '๒๕๖๐', level: 'ดีเด่น' })
  await talk.tapDeed('confirm')
  expect(await kept()).toMatchObject([{ agency: 'กรมชลประทาน', award: 'pmqa-excellence', round: 2560, level: 'ดีเด่น', title: null }])
  await talk.say('ผู้ได้รับรางวัล กรมชลประทาน 2560')
  expect(talk.list.items).toHaveLength(1)
  await talk.tapDeed('remove-winner')
  await talk.tapDeed('confirm')
  expect(await kept()).toEqual([])
  await talk.tapDeed('undo')
  await talk.tapDeed('confirm')
  expect(await kept()).toHaveLength(1)
})

test('a Christian year is told in the Buddhist era before the yes', async () => {
  const talk = await office.coordinator()
  await talk.say('add winner กรมชลประทาน effective change')
  expect(talk.asks).toBe('round')
  await talk.say('2019')
  await talk.send({})
  expect(talk.text).toContain('2562')
})

test('the document’s own winners are listed after the others, on every page once', async () => {
  for (let year = 2550; year < 2560; year++) {
    await office.desk((desk) => desk.winners.add({ agency: 'กรมชลประทาน', countsAs: 'กรมชลประทาน', award: 'effective-change', round: year, level: null, title: null }))
  }
  const talk = await office.coordinator()
  await talk.say('ผู้ได้รับรางวัล')
  const total = talk.list.page?.total ?? 0
  const seen = talk.list.items.map(({ title, lines }) => [title, ...lines].join())
  while (talk.labels.includes('หน้าถัดไป')) {
    await talk.tap('หน้าถัดไป')
    seen.push(...talk.list.items.map(({ title, lines }) => [title, ...lines].join()))
  }
  expect(total).toBeGreaterThan(10)
  expect(seen).toHaveLength(total)
  expect(new Set(seen).size).toBe(total)
})
