import type { KeptResult } from '../../../dialogs/forward.ts'
import type { ReasonView, SourceView, VerdictCard } from '../../conversation/replies.ts'
import type { Vocabulary, Words } from '../../conversation/words.ts'

/** Text as HTML shows it, whatever is in it. */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

const icons = { met: '✓', unmet: '✗', unknown: '?', unsettled: '⚖' } as const

/**
 * A kept result as a page of its own, to print, save or show to somebody: the verdict with its
 * reasons unfolded, and the answers it rests on. Nothing of it needs a script.
 *
 * @param data what `keepResult` stored.
 */
export function renderKept(data: unknown, vocabulary: Vocabulary): string {
  const kept = data as KeptResult
  const words = vocabulary.words(kept.language, kept.round)
  const say = (key: string): string => safe(words.say(`chat:printable.${key}`))
  const { verdict } = kept
  return `<!doctype html>
<html lang="${kept.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${safe(kept.heading)}</title>
<link rel="stylesheet" href="/web/page/printable.css">
</head>
<body>
<main>
<header>
<h1>${safe(kept.heading)}</h1>
<p class="as-of">${safe(kept.asOf)}</p>
<p class="guidance">${safe(verdict.disclaimer)}</p>
<p class="screen-only">${say('print')}</p>
</header>
${verdict.groups.map((group) => `<section><h2>${safe(group.title)}</h2>\n${group.cards.map((card) => cardHtml(card, words)).join('\n')}</section>`).join('\n')}
${verdict.groups.length === 0 ? `<p>${safe(words.say('chat:verdict.none'))}</p>` : ''}
<section class="answers"><h2>${say('answers')}</h2>
<dl>${kept.answers.map((row) => `<div><dt>${safe(row.question)}</dt><dd>${safe(row.answer)}</dd></div>`).join('\n')}</dl>
</section>
</main>
</body>
</html>
`
}

function cardHtml(card: VerdictCard, words: Words): string {
  const list = (title: string, items: readonly { readonly text: string; readonly source: readonly SourceView[] }[]): string =>
    items.length === 0
      ? ''
      : `<h4>${safe(words.say(`chat:printable.${title}`))}</h4><ul>${items.map((item) => `<li>${lines(item.text)}${sources(item.source)}</li>`).join('')}</ul>`
  return `<article class="${card.status}">
<h3>${safe(card.name)} <span class="status">${safe(card.statusLabel)}</span></h3>
<p>${safe(card.headline)}</p>
${card.status === 'not-a-match' ? '' : `<ul class="reasons">${card.reasons.map((reason) => reasonHtml(reason, words)).join('\n')}</ul>`}
${list('notes', card.notes)}
${list('evidence', card.evidence)}
</article>`
}

function reasonHtml(reason: ReasonView, words: Words): string {
  const changes = reason.changes.length === 0
    ? ''
    : `<p class="changes">${safe(words.say('chat:printable.changes'))}: ${reason.changes.map(safe).join(' · ')}</p>`
  return `<li class="${reason.result}"><p><span class="icon" aria-hidden="true">${icons[reason.result]}</span> ${safe(reason.text)} <span class="result">${safe(reason.resultLabel)}</span></p>
${reason.answer === undefined ? '' : `<p>${lines(reason.answer)}</p>`}${reason.remark === undefined ? '' : `<p>${lines(reason.remark)}</p>`}${changes}${sources(reason.source)}</li>`
}

function lines(text: string): string {
  return safe(text).replaceAll('\n', '<br>')
}

function sources(views: readonly SourceView[]): string {
  return views.map((view) => `<p class="source">${safe(view.label)}: <q lang="th">${safe(view.quote)}</q></p>`).join('')
}
