/**
 * Words that lead to a one-time code, without spaces and in lower case, longest first where one begins
 * another. Separated by `|`, as parts of a pattern.
 */
export const codeLeads =
  '(?:(?:ขอ)?(?:ใช้|กรอก|ใส่|ป้อน|ส่ง|แจ้ง)|นี่คือ|นี่)?(?:รหัส|โค้ด|โค๊ด|โคด)(?:คำเชิญ|เชิญ|ผู้ประสานงาน|เชื่อมต่อ|เชื่อม|เข้าใช้งาน|เข้าใช้|ยืนยัน|ครั้งเดียว)?(?:ของ(?:ผม|ฉัน|ดิฉัน|เรา))?(?:คือ|นี้)?' +
  '|(?:ลงทะเบียน|เข้าร่วม)(?:ด้วยรหัส|เป็นผู้ประสานงาน)' +
  '|(?:(?:use|enter|redeem|hereis|this|the|my)*)(?:one-?time|invitation|invite|coordinator|link|linking)*code(?:is)?|redeem'

/** What may stand after a code. */
export const codeTails = 'นะครับ|นะคะ|นะค่ะ|ครับผม|ครับ|ค่ะ|คะ|คับ|จ้า|จ้ะ|please|pls|thanks|thankyou'
