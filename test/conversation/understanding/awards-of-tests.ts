import type { AwardNames } from '../../../src/conversation/understanding/index.ts'

/** The awards of the 2564 round as a caller gives them. */
export const awards: readonly AwardNames[] = [
  { id: 'service-innovation', names: ['นวัตกรรมบริการ', 'Service Innovation'] },
  { id: 'service-improvement', names: ['พัฒนาการบริการ', 'Service Improvement'] },
  { id: 'service-expansion', names: ['ขยายผลมาตรฐานการบริการ', 'Service Standard Expansion'] },
  { id: 'data-integration', names: ['บูรณาการข้อมูลเพื่อการบริการ', 'Data Integration for Services'] },
  { id: 'covid-response', names: ['ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19', 'COVID-19 Response'] },
  { id: 'most-improved', names: ['ยกระดับการอำนวยความสะดวกในการให้บริการ', 'Most Improved Award'] },
  { id: 'open-governance', names: ['เปิดใจใกล้ชิดประชาชน', 'Open Governance'] },
  { id: 'effective-change', names: ['สัมฤทธิผลประชาชนมีส่วนร่วม', 'Effective Change'] },
  { id: 'engaged-citizen', names: ['ผู้นำหุ้นส่วนความร่วมมือ', 'Engaged Citizen'] },
  { id: 'participation-expanded', names: ['เลื่องลือขยายผล', 'Participation Expanded'] },
  { id: 'antipoverty', names: ['ร่วมใจแก้จน', 'Antipoverty Empowered'] },
  { id: 'pmqa-excellence', names: ['PMQA ดีเด่น', 'PMQA Excellence'] },
  ...[1, 2, 3, 4, 5, 6].map((number) => ({ id: `pmqa-category-${number}`, names: [`PMQA รายหมวด หมวด ${number}`, `PMQA Category ${number}`] })),
  { id: 'pmqa-4.0', names: ['PMQA 4.0'] },
  { id: 'grand-excellence', names: ['เลิศรัฐยอดเยี่ยม', 'Grand Excellence'] },
]
