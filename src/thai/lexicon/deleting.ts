/** What somebody with several channels says of where their data shall be deleted, in a folded text without particles. */
export const deletingWhere = {
  here: /^(?:ลบ)?(?:ข้อมูล)?(?:เฉพาะ|แค่)?(?:ใน|บน)?(?:ช่องทาง|ช่อง|ที่)นี้(?:เท่านั้น)?$|^(?:delete )?(?:only )?(?:on |from )?(?:this (?:channel|one)|here)(?: only)?$/,
  everywhere: /^(?:ลบ)?(?:ข้อมูล)?(?:จาก|ใน)?(?:ทุกช่องทาง|ทุกช่อง|ทุกที่|ทั้งหมดทุกช่องทาง)(?:ที่เชื่อม(?:ไว้)?)?$|^(?:delete )?(?:on |from )?(?:all (?:my |linked )?channels|everywhere)$/,
} as const
