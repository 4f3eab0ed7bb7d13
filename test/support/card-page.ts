import type { TeamsActivity } from '../../src/channels/teams/render/index.ts'
import { fonts } from './fonts.ts'
import { officialScript } from './official-cards.ts'

/** One line of a chat: what the person did, or what the bot sent. */
export type TeamsLine<Sent extends object = TeamsActivity> = { readonly said: string } | { readonly sent: readonly Sent[] }

interface Theme {
  readonly page: string
  readonly card: string
  readonly ink: string
  readonly subtle: string
  readonly line: string
  readonly field: string
  readonly brand: string
  readonly colours: Readonly<Record<'accent' | 'good' | 'warning' | 'attention' | 'light' | 'dark', string>>
  readonly grounds: Readonly<Record<'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>>
}

/** Colours like those of Teams. */
const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    page: '#ebebeb', card: '#ffffff', ink: '#242424', subtle: '#616161', line: '#e0e0e0', field: '#efefef', brand: '#5b5fc7',
    colours: { accent: '#4f52b2', good: '#1e6b3a', warning: '#7a5200', attention: '#b3263e', light: '#616161', dark: '#242424' },
    grounds: { emphasis: '#efefef', accent: '#e8ebfa', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcf4f6' },
  },
  dark: {
    page: '#1f1f1f', card: '#292929', ink: '#ffffff', subtle: '#adadad', line: '#454545', field: '#1f1f1f', brand: '#7f85f5',
    colours: { accent: '#aab1ff', good: '#92c353', warning: '#f2d675', attention: '#f1a3ad', light: '#adadad', dark: '#ffffff' },
    grounds: { emphasis: '#333333', accent: '#2f2f4a', good: '#0d2e0d', warning: '#463100', attention: '#3e1f25' },
  },
}

/**
 * A page that draws messages as Teams does: cards by the official renderer, with a host configuration
 * and Markdown like those of Teams.
 *
 * @param lines the chat, oldest first.
 * @param options.width of the window in pixels; Teams on a phone has about 390.
 */
export function cardPage(lines: readonly TeamsLine<object>[], options: { readonly width?: number; readonly dark?: boolean } = {}): string {
  const { width = 620, dark = false } = options
  const theme = themes[dark ? 'dark' : 'light']
  const data = JSON.stringify(lines).replaceAll('<', String.raw`\u003c`)
  return `<!doctype html><meta charset="utf-8"><style>${fonts()}${style(theme, width)}</style><div class="chat"></div><script>${officialScript.replaceAll('</script', String.raw`<\/script`)}</script><script>
const config = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))})
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => '&#' + sign.charCodeAt(0) + ';')
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const kept = []
  const plain = text.replace(/\\\\([\\\\\`*_{}\\[\\]()#+\\-.!~|<>&=])/g, (whole, sign) => '\\u0001' + (kept.push(sign) - 1) + '\\u0002')
  const marked = escaped(plain).replace(/\\[([^\\]]+)\\]\\(([^)]+)\\)/g, '<a>$1</a>').replace(/\\*\\*(.+?)\\*\\*/g, '<strong>$1</strong>').replace(/(^|\\W)[*_](.+?)[*_]/g, '$1<em>$2</em>')
  result.outputHtml = '<p>' + marked.replace(/\\u0001(\\d+)\\u0002/g, (whole, at) => escaped(kept[at])) + '</p>'
  result.didProcess = true
}
window.cards = []
for (const line of ${data}) {
  for (const sent of line.said === undefined ? line.sent : [line]) {
    const row = document.createElement('div')
    row.className = line.said === undefined ? 'sent' : 'said'
    if (sent.attachments) {
      const card = new AdaptiveCards.AdaptiveCard()
      card.hostConfig = config
      card.parse(sent.attachments[0].content, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5))
      row.classList.add('card')
      row.append(card.render())
      window.cards.push(card)
    } else row.textContent = sent.text ?? sent.said
    document.querySelector('.chat').append(row)
  }
}
</script>`
}

function style(theme: Theme, width: number): string {
  return `*{box-sizing:border-box}body{margin:0;width:${width}px;background:${theme.page};color:${theme.ink};font:400 14px/20px Sarabun,sans-serif}
.chat{display:grid;gap:10px;padding:14px}.sent,.said{white-space:pre-wrap;overflow-wrap:anywhere;padding:10px 14px;border-radius:6px;background:${theme.card};max-width:100%;justify-self:start;min-width:0}
.said{justify-self:end;background:${theme.grounds.accent}}.card{padding:2px;width:min(100%,560px);white-space:normal;border:1px solid ${theme.line};box-shadow:0 1px 3px #0002}
.ac-adaptiveCard{padding:12px 14px!important;background:transparent!important}.ac-textBlock p{margin:0}
.ac-pushButton{font:600 14px/20px Sarabun;padding:5px 14px;border:1px solid ${theme.line};border-radius:4px;background:${theme.card};color:${theme.ink};white-space:normal;min-height:32px;text-align:center}
.ac-pushButton.style-positive{background:${theme.brand};border-color:${theme.brand};color:#fff}.ac-pushButton.style-destructive{color:${theme.colours.attention};border-color:${theme.colours.attention}}
.ac-input{font:400 14px/20px Sarabun;color:${theme.ink}}.ac-input.ac-textInput,.ac-input.ac-numberInput,.ac-input.ac-dateInput,select.ac-input,.ac-multichoiceInput.ac-choiceSetInput-compact{background:${theme.field};border:0;border-bottom:1px solid ${theme.line};border-radius:4px;padding:7px 10px;width:100%}
textarea.ac-input{min-height:64px}.ac-choiceSetInput-expanded>div,.ac-choiceSetInput-multiSelect>div{padding:3px 0}.ac-choiceSetInput-expanded input,.ac-choiceSetInput-multiSelect input{accent-color:${theme.brand};width:16px;height:16px;margin-right:8px!important}
.ac-overflow{min-width:36px}select.ac-input option{color:#000}`
}

function hostConfig(theme: Theme): object {
  const ink = (colour: string): object => ({ default: colour, subtle: colour === theme.ink ? theme.subtle : colour })
  const foregroundColors = { default: ink(theme.ink), ...Object.fromEntries(Object.entries(theme.colours).map(([name, colour]) => [name, ink(colour)])) }
  const ground = (backgroundColor: string): object => ({ backgroundColor, foregroundColors, borderColor: theme.line })
  return {
    fontFamily: 'Sarabun, sans-serif', supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 700 },
    lineHeights: { small: 18, default: 21, medium: 24, large: 28, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 10 },
    separator: { lineThickness: 1, lineColor: theme.line },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, showCard: { actionMode: 'inline' }, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention', spacing: 'small', size: 'small' },
    },
    table: { cellSpacing: 8 },
    textBlock: { headingLevel: 2 }, textStyles: { heading: { weight: 'bolder', size: 'medium' } },
    containerStyles: { default: ground(theme.card), ...Object.fromEntries(Object.entries(theme.grounds).map(([name, colour]) => [name, ground(colour)])) },
  }
}
