import { linkPhrases, unlinkPhrases } from '../../thai/lexicon/links.ts'
import { fold, squeeze, trimmedEnd } from '../../thai/normalise.ts'
import { withoutParticles } from '../../thai/polite.ts'

const shapes = (phrases: string): ReadonlySet<string> => new Set(phrases.split('|').map((phrase) => squeeze(fold(phrase))))
const link = shapes(linkPhrases)
const unlink = shapes(unlinkPhrases)

/**
 * Whether a message asks to join two channels of one person, or to part them.
 *
 * @example recogniseLinkCommand('เชื่อมบัญชีค่ะ') // 'link'
 */
export function recogniseLinkCommand(typed: string): 'link' | 'unlink' | undefined {
  const said = squeeze(trimmedEnd(withoutParticles(fold(typed.slice(0, 100))), '?.!'))
  return link.has(said) ? 'link' : unlink.has(said) ? 'unlink' : undefined
}
