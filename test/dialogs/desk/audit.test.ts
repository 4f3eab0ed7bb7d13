import { expect, test } from 'vitest'
import { writeAudit } from '../../../src/registry/audit.ts'
import { openOffice } from './desk-talk.ts'

test.each(['th', 'en'] as const)('what was done by somebody without a role is told in words alone (%s)', async (language) => {
  const office = await openOffice()
  try {
    const talk = await office.coordinator({ language })
    for (const action of ['person.link-offered', 'coordinator.merged']) {
      await office.database.kysely.transaction().execute((transaction) => writeAudit(
        transaction, { coordinatorId: null, name: 'person:Bprt-xoaMx26', channel: 'web' }, new Date('2021-02-01T03:00:00Z'), { action, subject: 'person:Bprt-xoaMx26', about: {} },
      ))
    }
    await talk.say('ประวัติ')
    expect(talk.list.items).toHaveLength(3)
    expect(JSON.stringify(talk.list.items)).not.toMatch(/person:|audit\.|link-offered|merged/)
  } finally {
    await office.close()
  }
})
