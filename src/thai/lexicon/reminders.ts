import { either, maybe, row } from '../phrase.ts'
import type { Phrase } from '../phrase.ts'

/** Whole messages about being reminded of dates, without polite words and softeners. Separated by `|`. */
export const reminderPhrases = {
  remind:
    'เตือน|เตือนฉัน|เตือนผม|เตือนดิฉัน|เตือนเรา|เตือนหนู|เตือนกำหนดการ|เตือนวันปิดรับสมัคร|เตือนวันหมดเขต|เตือนก่อนหมดเขต|เตือนก่อนปิดรับสมัคร|เตือนล่วงหน้า|เตือนเมื่อมีกำหนดการ|เตือนเมื่อใกล้หมดเขต|แจ้งเตือน|แจ้งเตือนฉัน|แจ้งเตือนผม|แจ้งเตือนดิฉัน|แจ้งเตือนกำหนดการ|แจ้งเตือนวันหมดเขต|แจ้งเตือนเมื่อใกล้หมดเขต|ตั้งเตือน|ตั้งการเตือน|ตั้งการแจ้งเตือน|เปิดการเตือน|เปิดแจ้งเตือน|เปิดการแจ้งเตือน|รับการเตือน|รับการแจ้งเตือน|ให้เตือน|ให้เตือนฉัน|' +
    'remind|remind me|remind us|remind me please|remind me of the dates|remind me of deadlines|remind me of the deadline|remind me of the deadlines|remind me about the deadline|remind me before the deadline|set reminder|set a reminder|set reminders|turn on reminders|reminders on|start reminders|start reminding me|notify me|send me reminders|send me a reminder',
  stop:
    'เลิกเตือน|เลิกเตือนฉัน|เลิกแจ้งเตือน|เลิกการเตือน|หยุดเตือน|หยุดการเตือน|หยุดแจ้งเตือน|หยุดการแจ้งเตือน|ยกเลิกเตือน|ยกเลิกการเตือน|ยกเลิกแจ้งเตือน|ยกเลิกการแจ้งเตือน|ปิดการเตือน|ปิดแจ้งเตือน|ปิดการแจ้งเตือน|ไม่ต้องเตือน|ไม่ต้องเตือนแล้ว|ไม่ต้องเตือนฉันแล้ว|ไม่ต้องแจ้งเตือน|ไม่ต้องแจ้งเตือนแล้ว|' +
    'stop reminding|stop reminding me|stop reminding us|stop reminder|stop reminders|stop the reminders|stop sending reminders|cancel reminder|cancel reminders|cancel my reminders|cancel the reminders|turn off reminders|reminders off|no reminders|no more reminders|dont remind me|do not remind me|unsubscribe',
  show:
    'การเตือน|การแจ้งเตือน|การเตือนของฉัน|การแจ้งเตือนของฉัน|ดูการเตือน|ดูการแจ้งเตือน|ดูการเตือนของฉัน|ดูการแจ้งเตือนของฉัน|สถานะการเตือน|สถานะการแจ้งเตือน|เปิดเตือนไว้ไหม|' +
    'reminder|reminders|my reminders|show reminders|show my reminders|reminder status|reminder settings|are reminders on',
} as const

const asksFor = either(
  row('เตือน|แจ้งเตือน', maybe('ฉัน|ผม|ดิฉัน|เรา')),
  'ย้ายการเตือน|ย้ายการแจ้งเตือน|เปลี่ยนการเตือน|เปลี่ยนการแจ้งเตือน|ส่งการเตือน|ส่งการแจ้งเตือน',
  row('remind', maybe('me|us')),
  row('move|send', maybe('my|the'), 'reminders'),
)
const on = (channel: string): Phrase => row(asksFor, maybe('มา|ไป'), 'ที่|ทาง|ใน|ผ่าน|by|on|in|to|via|through', channel, maybe('แทน|instead'))
/** Asks for reminders on one channel. */
export const remindOn = {
  line: on('line|ไลน์|ไลน'),
  teams: on('teams|ms teams|msteams|microsoft teams|ทีม|ทีมส์|ทีมส|ไมโครซอฟท์ทีมส์|ไมโครซอฟต์ทีมส์|ไมโครซอฟท์ทีมส|ไมโครซอฟต์ทีมส'),
} as const
