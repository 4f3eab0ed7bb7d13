import { beforeEach } from 'vitest'
import type { Language } from '../../../src/conversation/session.ts'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

/** Those of the present test. */
export let office: Office
export let talk: DeskTalk

/** Gives each of a file's tests an office of its own. */
export function eachOffice(): void {
  beforeEach(async () => {
    office = await openOffice()
    return () => office.close()
  })
}

/** Gives each test of a suite a coordinator of everything, who talks in a language. */
export function eachTalk(language: Language): void {
  beforeEach(async () => {
    talk = await office.coordinator({ language })
  })
}

/** An entry as it stands. */
export const entry = (id: number) => office.desk((desk) => desk.entries.get(id))
