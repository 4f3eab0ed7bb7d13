import type { Language } from '../../conversation/session.ts'
import type { ProfileLanguage } from './line-session.ts'

/** How many people's languages are remembered between two of their turns. */
const remembered = 10_000
/** How many profiles are asked for at once. */
const atOnce = 8
/** After a failure nobody waits for a profile for so long, in milliseconds. */
const rest = 30_000

export interface ProfileLanguages {
  /** What is known now. */
  known(userId: string): ProfileLanguage
  /** Asks in the background, where it is not known; the next turn uses the answer. */
  learn(userId: string): void
  /** Asks, and waits at most so many milliseconds. Not at all where LINE did not answer lately. */
  within(userId: string, milliseconds: number): Promise<void>
}

/**
 * The languages that people chose in LINE. Nothing waits for them but a first greeting, and that
 * only shortly: an answer in Thai now is better than one in the right language too late.
 *
 * @param options.profile asks LINE, with a time limit of its own; `language` is BCP 47, and is there
 *   only where the person agreed to give it.
 * @param options.now the clock, in milliseconds.
 */
export function createProfileLanguages(options: {
  readonly profile: (userId: string) => Promise<{ readonly language?: string | undefined }>
  readonly now: () => number
}): ProfileLanguages {
  const { profile, now } = options
  const languages = new Map<string, ProfileLanguage>()
  const asking = new Map<string, Promise<void>>()
  let restUntil = 0

  const remember = (userId: string, language: ProfileLanguage): void => {
    languages.delete(userId)
    languages.set(userId, language)
    if (languages.size > remembered) languages.delete(languages.keys().next().value as string)
  }

  const ask = async (userId: string): Promise<void> => {
    try {
      const { language } = await profile(userId)
      remember(userId, languageOf(language))
    } catch {
      // Unknown or out of reach: Thai until it is known or the person chooses.
      restUntil = now() + rest
    } finally {
      asking.delete(userId)
    }
  }

  const start = (userId: string): Promise<void> | undefined => {
    const running = asking.get(userId)
    if (running || languages.has(userId) || asking.size >= atOnce || now() < restUntil) return running
    const started = ask(userId)
    asking.set(userId, started)
    return started
  }

  return {
    known: (userId) => languages.get(userId),
    learn: (userId) => void start(userId),
    async within(userId, milliseconds) {
      const running = start(userId)
      if (running === undefined) return
      let timer: NodeJS.Timeout | undefined
      const tooLate = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds)
      })
      await Promise.race([running, tooLate])
      clearTimeout(timer)
    },
  }
}

/** Thai unless the profile says another language; of those the bot has English. */
function languageOf(profile: string | undefined): Language | 'not-said' {
  if (profile === undefined || profile.trim() === '') return 'not-said'
  return /^th(-|_|$)/i.test(profile.trim()) ? 'th' : 'en'
}
