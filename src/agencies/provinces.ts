import { Trie } from '../thai/trie.ts'
import type { Agency } from './agency.ts'
import { wordOf } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import type { Span } from './sentence.ts'

export interface ProvinceFound {
  /** The body of the province: the province itself, or Bangkok. */
  readonly body: Agency
  /** Its name without the first word. */
  readonly province: string
  readonly span: Span
  /** Whether a word such as "province" stands before it; the span then begins there. */
  readonly marked: boolean
}

export interface Provinces {
  /** The province named in a stretch of a text, a marked one first, else the last one that stands there. */
  within(folded: Folded, span: Span): ProvinceFound | undefined
  /** The province that a stretch ends with, even one of a short name: for where the rest is checked too. */
  ending(folded: Folded, span: Span): ProvinceFound | undefined
  /** The province that a stretch begins with, and that stands there as a word. */
  beginning(folded: Folded, span: Span): ProvinceFound | undefined
  /** The province whose capital's district a stretch is, or ends with as a word. */
  ofCapital(folded: Folded, span: Span): ProvinceFound | undefined
  /** The province that a form is the name of. */
  named(form: string): Agency | undefined
  /** Whether a stretch is empty or begins with a district or is a province, as after a name. */
  placesOnly(folded: Folded, span: Span): boolean
  /** A province's name behind other names: with its first word, but for Bangkok. */
  written(province: string): string
  /** A district's full name: that of a province's capital, which people shorten, holds the province's. */
  district(typed: string, province: string | undefined): string
  /** Where a word for a level (province, district) begins in a span, and where it ends. */
  marker(folded: Folded, span: Span, level: string): Span | undefined
}

// A shorter name turns up inside other words by chance.
const SHORTEST_UNMARKED = 5

/** Finds provinces, by name or everyday name, in what was typed. */
export function createProvinces(agencies: readonly Agency[], lexicon: Lexicon): Provinces {
  const bodies = agencies.filter((agency) => agency.province !== undefined
    && (agency.kind === 'province' || agency.name === agency.province))
  const byForm = new Map<string, Agency>()
  for (const body of bodies) {
    for (const word of [body.province ?? '', ...body.short]) byForm.set(normalForm(word), body)
  }
  const names = new Trie(byForm)
  const longest = Math.max(0, ...[...byForm.keys()].map((form) => form.length))

  function at(form: string, start: number, end: number): { body: Agency; end: number } | undefined {
    let hit: { body: Agency; end: number } | undefined
    names.walk(form, start, (to, body) => {
      if (to <= end && to - start >= 2) hit = { body, end: to }
    })
    return hit
  }

  function marker(folded: Folded, span: Span, level: string): Span | undefined {
    for (const place of lexicon.places) {
      if (place.level !== level) continue
      const form = normalForm(place.written)
      if (!place.written.includes('.')) {
        const start = folded.form.indexOf(form, span.start)
        if (start >= 0 && start < span.end) return { start, end: start + form.length }
        continue
      }
      const raw = folded.text.indexOf(place.written, folded.at[span.start] ?? 0)
      const start = raw < 0 ? -1 : folded.at.indexOf(raw)
      const alone = raw <= 0 || /[\s\u0e30-\u0e4e]/.test(folded.text.charAt(raw - 1))
        || folded.text.charAt(raw - 2) !== '.'
      if (start >= span.start && start < span.end && alone) return { start, end: start + form.length }
    }
    return undefined
  }

  function found(body: Agency, start: number, end: number, marked: boolean): ProvinceFound {
    return { body, province: body.province ?? body.name, span: { start, end }, marked }
  }

  function within(folded: Folded, span: Span): ProvinceFound | undefined {
    const { form } = folded
    const mark = marker(folded, span, 'province')
    if (mark !== undefined) {
      const hit = at(form, mark.end, span.end)
      if (hit !== undefined) return found(hit.body, mark.start, hit.end, true)
    }
    for (let start = span.end - 1; start >= span.start; start--) {
      const hit = at(form, start, span.end)
      if (hit === undefined) continue
      const length = hit.end - start
      const rawStart = folded.at[start] ?? 0
      const apart = start === span.start || /[\s.]/.test(folded.text.charAt(rawStart - 1))
      const alone = apart && hit.end === span.end
      if (length < SHORTEST_UNMARKED && !alone) continue
      // A longer name may begin further left (…Thani inside Udon Thani).
      let best = { ...hit, start }
      for (let left = start - 1; left >= Math.max(span.start, start - longest); left--) {
        const wider = at(form, left, span.end)
        if (wider !== undefined && wider.end >= best.end) best = { ...wider, start: left }
      }
      return found(best.body, best.start, best.end, false)
    }
    return undefined
  }

  const capital = wordOf(lexicon, 'capital')
  const likeProvince = new Set(lexicon.places.filter(({ level }) => level === 'capital-like-province').map(({ written }) => written))

  return {
    within,
    beginning(folded, span) {
      const hit = at(folded.form, span.start, span.end)
      const apart = hit !== undefined && (hit.end >= span.end || /\s/.test(folded.text.charAt((folded.at[hit.end] ?? 0) - 1)))
      return apart ? found(hit.body, span.start, hit.end, false) : undefined
    },
    ofCapital(folded, span) {
      const first = normalForm(capital)
      for (let start = Math.max(span.start, span.end - first.length - longest); start < span.end; start++) {
        const apart = start === span.start || /[\s.]/.test(folded.text.charAt((folded.at[start] ?? 0) - 1))
        if (!apart || !folded.form.startsWith(first, start)) continue
        const body = byForm.get(folded.form.slice(start + first.length, span.end))
        if (body !== undefined) return found(body, start, span.end, false)
      }
      return undefined
    },
    written: (province) => (bodies.some(({ name }) => name === province) ? '' : wordOf(lexicon, 'province')) + province,
    district(typed, province) {
      const form = normalForm(typed)
      const first = normalForm(capital)
      if (province === undefined || !form.startsWith(first)) return typed
      const rest = form.slice(first.length)
      if (rest !== '' && byForm.get(rest)?.province !== province) return typed
      return likeProvince.has(province) ? province : capital + province
    },
    placesOnly: (folded, span) => span.start >= span.end
      || within(folded, span)?.span.start === span.start
      || marker(folded, span, 'district')?.start === span.start,
    named: (form) => byForm.get(form),
    ending({ form }, span) {
      for (let start = Math.max(span.start + 1, span.end - longest); start < span.end; start++) {
        const body = byForm.get(form.slice(start, span.end))
        if (body !== undefined) return found(body, start, span.end, false)
      }
      return undefined
    },
    marker,
  }
}
