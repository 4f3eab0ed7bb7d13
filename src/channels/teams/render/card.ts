/**
 * The elements and properties of Adaptive Cards 1.5 that our cards are made of. `check-card.ts` holds
 * every card to exactly these.
 */

export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large' | 'padding'
export type Colour = 'default' | 'accent' | 'good' | 'warning' | 'attention'
export type Style = 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent'
type Size = 'small' | 'default' | 'medium' | 'large'

interface Placed {
  readonly id?: string
  readonly spacing?: Spacing
  readonly separator?: boolean
  readonly isVisible?: boolean
}

/** Its text is Markdown, so that it holds escaped words alone. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock'
  readonly text: string
  readonly wrap: true
  readonly style?: 'heading'
  readonly size?: Size
  readonly weight?: 'bolder'
}

/** Its text is shown as it is: no Markdown, no links. */
export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly size?: Size
  readonly weight?: 'bolder'
  readonly color?: Colour
  readonly isSubtle?: boolean
  readonly italic?: boolean
}

export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
}

export interface Image extends Placed {
  readonly type: 'Image'
  readonly url: string
  readonly altText: string
  readonly size: 'stretch'
}

export interface Container extends Placed {
  readonly type: 'Container'
  readonly items: readonly Element[]
  readonly style?: Style
}

export interface Column {
  readonly type: 'Column'
  readonly width: 'auto' | 'stretch'
  readonly items: readonly Element[]
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet'
  readonly columns: readonly Column[]
}

export interface TableCell {
  readonly type: 'TableCell'
  readonly items: readonly Element[]
  readonly style?: Style
}

export interface TableRow {
  readonly type: 'TableRow'
  readonly cells: readonly TableCell[]
  readonly style?: Style
}

export interface Table extends Placed {
  readonly type: 'Table'
  readonly columns: readonly { readonly width: number }[]
  readonly rows: readonly TableRow[]
  readonly firstRowAsHeader: boolean
  readonly showGridLines: boolean
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet'
  readonly actions: readonly Action[]
}

interface Field extends Placed {
  readonly id: string
  readonly label: string
  readonly isRequired?: boolean
  readonly errorMessage?: string
  readonly placeholder?: string
}

export interface ChoiceSetInput extends Field {
  readonly type: 'Input.ChoiceSet'
  readonly choices: readonly { readonly title: string; readonly value: string }[]
  readonly style: 'expanded' | 'compact'
  readonly isMultiSelect?: boolean
  readonly wrap: true
  readonly value?: string
}

export interface DateInput extends Field {
  readonly type: 'Input.Date'
  readonly value?: string
  readonly max?: string
}

export interface NumberInput extends Field {
  readonly type: 'Input.Number'
  readonly value?: number
  readonly min?: number
  readonly max?: number
}

export interface TextInput extends Field {
  readonly type: 'Input.Text'
  readonly value?: string
  readonly isMultiline?: boolean
  readonly maxLength?: number
}

export type Input = ChoiceSetInput | DateInput | NumberInput | TextInput

/** What a tap of ours carries back; the values of the card's inputs join it. */
export interface TapData {
  readonly token?: string
  /** Which input the card has, so that one left empty is told from a plain button. */
  readonly takes?: Takes
}
export type Takes = 'choice' | 'choices' | 'value' | 'form'

interface Titled {
  readonly title: string
  readonly style?: 'positive' | 'destructive'
  readonly mode?: 'secondary'
}

export interface SubmitAction extends Titled {
  readonly type: 'Action.Submit'
  readonly data: TapData
  readonly associatedInputs?: 'none'
}

export interface ExecuteAction extends Titled {
  readonly type: 'Action.Execute'
  readonly verb: string
  readonly data: TapData
  readonly associatedInputs?: 'none'
  readonly fallback: SubmitAction
}

export interface OpenUrlAction extends Titled {
  readonly type: 'Action.OpenUrl'
  readonly url: string
}

export interface ToggleAction extends Titled {
  readonly type: 'Action.ToggleVisibility'
  readonly targetElements: readonly string[]
}

export type Action = ExecuteAction | OpenUrlAction | ToggleAction
export type Element = TextBlock | RichTextBlock | Image | Container | ColumnSet | Table | ActionSet | Input

export interface Card {
  readonly type: 'AdaptiveCard'
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  readonly version: '1.5'
  /** What a client too old for the card shows. */
  readonly fallbackText: string
  readonly body: readonly Element[]
}

/** A message of the Bot Framework as this channel sends it: a text or a card, never both. */
export interface TeamsActivity {
  readonly type: 'message'
  readonly text?: string
  readonly textFormat?: 'plain'
  /** Plain words for the notification. */
  readonly summary: string
  readonly attachments?: readonly CardAttachment[]
}

export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive'
  readonly content: Card
}

/** A message with an offer to store a file for a person, or with the file that was stored. */
export interface FileActivity {
  readonly type: 'message'
  readonly summary: string
  readonly attachments: readonly [FileOfferAttachment | SavedFileAttachment]
}

export interface FileOfferAttachment {
  readonly contentType: 'application/vnd.microsoft.teams.card.file.consent'
  readonly name: string
  readonly content: {
    readonly description: string
    readonly sizeInBytes: number
    readonly acceptContext: Readonly<Record<string, string>>
    readonly declineContext: Readonly<Record<string, string>>
  }
}

export interface SavedFileAttachment {
  readonly contentType: 'application/vnd.microsoft.teams.card.file.info'
  readonly name: string
  readonly contentUrl: string
  readonly content: { readonly uniqueId: string; readonly fileType: string }
}
