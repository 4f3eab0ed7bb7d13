/** A word that every hostile text holds, so that it can be found wherever it should not be. */
export const mark = 'Zqx'

/** What somebody types as a name, and as what it may stand in the registry: letter by letter the same, but for what nobody sees. */
export interface Hostile {
  readonly typed: string
  readonly kept: string
}

const alike = (text: string): Hostile => ({ typed: text, kept: text })

/** Names and titles that some language between here and a screen would take for its own. */
export const hostile: readonly Hostile[] = [
  ...[
    // SQL
    `${mark}'); DROP TABLE entries; --`,
    `${mark}" OR 1=1 /* ; */ %_\\`,
    `${mark} ' UNION SELECT url FROM kept_files --`,
    // HTML
    `${mark}<script>window.ran = true</script>`,
    `${mark}<img src=x onerror="window.ran = true">`,
    `</title></textarea></style>${mark}<svg onload='window.ran = true'>`,
    `${mark}&lt;script&gt;&#x3c;b&#62;&amp;amp;`,
    `"' autofocus onfocus=window.ran=true ${mark}="`,
    // Markdown
    `[${mark}](javascript:window.ran=true)`,
    `![${mark}](https://evil.example/pixel.png)`,
    `**${mark}** _em_ __strong__ ~~gone~~ \`code\``,
    `# ${mark}`,
    `- ${mark}`,
    `1. ${mark}`,
    `> ${mark} | a | b |`,
    // Addresses that a channel makes links of
    `${mark} https://evil.example/?a=b&c=d www.evil.example mailto:a@evil.example`,
    `<https://evil.example/${mark}>`,
    // People
    `<at>everyone</at> @all @everyone ${mark}`,
    // JSON, and messages made of it
    `${mark}"}],"type":"bubble","x":[{"a":"`,
    `{"type":"button","action":{"type":"uri","uri":"https://evil.example/${mark}"}}`,
    `{"type":"Action.OpenUrl","url":"https://evil.example/${mark}"}`,
    // Placeholders
    `\${${mark}} $\{$root.secret} {{DATE(2021-02-01T00:00:00Z,SHORT)}} {{ time (2021-02-01T00:00:00Z)}}`,
    `{{agency}} {{title}} {{name}} {{constructor}} ${mark}`,
    `$t(desk:title) $t(desk:menu.title, {"a":1}) ${mark}`,
    `$ {user1} {mention} (emoji) $& $1 $\` $' ${mark}`,
    `%s %d %1$s %7C %25 %00 ${mark} | a|d|x|1|desk|confirm:1`,
    // Spreadsheets
    `=HYPERLINK("https://evil.example/${mark}","x")`,
    `+${mark}|' /C calc'!A0`,
    `@SUM(1+1)*cmd ${mark}`,
    // Length
    `${mark}${'ก'.repeat(180)}`,
    // A file's place
    `../../${mark}/..%2f..\\x`,
  ].map(alike),
  // What nobody sees, and lines that look like another's
  { typed: `${mark}\u202Egnp.exe\u2066x\u2069\u200F`, kept: `${mark}gnp.exex` },
  { typed: `${mark}\u200Bze\u2060ro\uFEFF \u00ADsoft`, kept: `${mark}zero soft` },
  { typed: `${mark} one\n#999 forged\r\n\u2028two`, kept: `${mark} one #999 forged two` },
]

/** What no text may hold; channels whose users cannot type it refuse it, others drop it. */
export const controls: readonly Hostile[] = [
  { typed: `${mark}\u001B[2J\u001B]0;owned\u0007red`, kept: `${mark}[2J]0;ownedred` },
  { typed: `${mark}\u0000nul\u0008\u009B31m`, kept: `${mark}nul31m` },
]

/** Characters that end a line, move a cursor or turn the direction of what follows them. */
export const unseen = /[\p{Cc}\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
