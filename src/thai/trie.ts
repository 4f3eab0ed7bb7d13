interface Node<T> {
  readonly next: Map<number, Node<T>>
  means?: { readonly word: T }
}

/**
 * Words as a tree of their letters: one walk along a text meets every word that begins (or, from a tree
 * of words turned round, ends) at a place, and costs no more than the longest of them.
 */
export class Trie<T> {
  readonly #root: Node<T> = { next: new Map() }
  readonly #step: 1 | -1

  /** @param step 1 to read on from a place, -1 to read back from it. */
  constructor(entries: Iterable<readonly [word: string, means: T]>, step: 1 | -1 = 1) {
    this.#step = step
    for (const [word, means] of entries) {
      let node = this.#root
      for (let index = 0; index < word.length; index += 1) {
        const letter = word.charCodeAt(step === 1 ? index : word.length - 1 - index)
        let next = node.next.get(letter)
        if (!next) node.next.set(letter, next = { next: new Map() })
        node = next
      }
      // Of a word that is there twice the first counts.
      node.means ??= { word: means }
    }
  }

  /** Calls back with the other end of every word at a place, shortest first. */
  walk(text: string, place: number, found: (end: number, means: T) => void): void {
    let node: Node<T> | undefined = this.#root
    let at = place
    while (node) {
      if (node.means && at !== place) found(at, node.means.word)
      if (this.#step === 1 ? at >= text.length : at <= 0) return
      node = node.next.get(text.charCodeAt(this.#step === 1 ? at : at - 1))
      at += this.#step
    }
  }
}
