import { fold } from '#kernel/vietnamese.ts'

import type { Block } from './document.ts'

const COUNCIL = /^(uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc viet nam|ban chap hanh dang bo)$/
const PLACE = /^(tinh|thanh pho|xa|phuong|dac khu|huyen|quan|thi xa|thi tran)\s+\S/

/**
 * Joins an issuer's name that is printed on two lines at the head of a document: "ỦY BAN NHÂN DÂN" over "TỈNH GIA LAI".
 * Only the first dozen blocks are looked at. Changes the list in place.
 */
export function joinIssuer(blocks: Block[]): void {
  for (let index = 0; index < Math.min(12, blocks.length - 1); index++) {
    const [name, place] = [blocks[index], blocks[index + 1]]
    if (name?.kind !== 'paragraph' || place?.kind !== 'paragraph') continue
    if (
      !COUNCIL.test(fold(name.text)) ||
      !PLACE.test(fold(place.text)) ||
      place.text.length > 40 ||
      place.text !== place.text.toUpperCase()
    )
      continue
    name.text = `${name.text} ${place.text}`
    blocks.splice(index + 1, 1)
    return
  }
}
