/**
 * What people call the values of the known facts, in the rulebook's order of values. Separated by `|`.
 * `=word`: only where it is the whole answer. `^word`: only where the answer begins with it, because a
 * name goes on after it (กรมการแพทย์).
 */
export const choiceSynonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'applicant.kind': {
    ministry: '^กระทรวง|^ระดับกระทรวง|^ministry',
    department:
      '^กรม|^ระดับกรม|^สำนักงานปลัดกระทรวง|^สำนักงานปลัด|^สป|^ส่วนราชการระดับกรม|^เทียบเท่ากรม|^ส่วนราชการเทียบเท่ากรม|^department|=dept',
    province: '^จังหวัด|^สำนักงานจังหวัด|^ระดับจังหวัด|^ศาลากลางจังหวัด|^province|^provincial office|^provincial administration',
    'higher-education':
      '^มหาวิทยาลัย|^ม ราชภัฏ|^ราชภัฏ|^วิทยาลัย|^สถาบันอุดมศึกษา|^อุดมศึกษา|^สถาบันการศึกษา|^มหาลัย|^มหาวิทยาลัยราชภัฏ|^มหาวิทยาลัยของรัฐ|^สถาบันเทคโนโลยี|^university|^college|^higher education',
    'public-organisation':
      'องค์การมหาชน|^องค์กรมหาชน|^มหาชน|^อมช|^public organisation|^public organization|^autonomous public organisation|^autonomous public organization',
    'local-government':
      '^องค์กรปกครองส่วนท้องถิ่น|^ปกครองส่วนท้องถิ่น|^ส่วนท้องถิ่น|^ท้องถิ่น|^อปท|^อ ป ท|^อบต|^อ บ ต|^อบจ|^อ บ จ|^เทศบาล|^เทศบาลนคร|^เทศบาลเมือง|^เทศบาลตำบล|^ทต|^ทม|^ทน|' +
      '^องค์การบริหารส่วนตำบล|^องค์การบริหารส่วนจังหวัด|^องค์กรบริหารส่วนตำบล|^องค์กรบริหารส่วนจังหวัด|^กรุงเทพมหานคร|^กทม|^เมืองพัทยา|^สำนักงานเทศบาล|' +
      '^local government|^local authority|^municipality|^local administration|^local administrative organisation|^local administrative organization|^sao|^pao|^lao',
    'state-enterprise': '^รัฐวิสาหกิจ|^การไฟฟ้า|^การประปา|^state enterprise|^state owned enterprise|^soe',
    'other-state-agency':
      '^หน่วยงานของรัฐอื่น|^หน่วยงานรัฐอื่น|^หน่วยงานรัฐประเภทอื่น|^หน่วยงานของรัฐประเภทอื่น|^หน่วยงานภาครัฐอื่น|^หน่วยงานรูปแบบอื่น|=หน่วยงานอิสระ|^องค์กรอิสระ|^องค์กรอัยการ|^other state agency|^other government agency|=other|=อื่นๆ|=อื่น',
    'private-sector':
      '^ภาคเอกชน|^เอกชน|=บริษัท|=บริษัทจำกัด|^บริษัทเอกชน|^บริษัทห้างร้าน|^ห้างหุ้นส่วน|=หจก|^ธุรกิจเอกชน|^ผู้ประกอบการเอกชน|^private sector|^private company|=private|=company|=a company|^private business',
    'people-sector':
      '^ภาคประชาชน|^ภาคประชาสังคม|^ประชาสังคม|^มูลนิธิ|^ชุมชน|^วิสาหกิจชุมชน|^สมาคม|^กลุ่มชาวบ้าน|^กลุ่มเกษตรกร|^เครือข่ายประชาชน|^กลุ่มประชาชน|=ชาวบ้าน|=ประชาชน|^องค์กรชุมชน|^สภาองค์กรชุมชน|^เอ็นจีโอ|^กลุ่มออมทรัพย์|' +
      '^people sector|^civil society|^foundation|^community|^community enterprise|^ngo|^association|=people',
  },
  'work.branches': {
    service: 'บริการภาครัฐ|สาขาบริการ|=บริการ|การบริการ|ด้านบริการ|งานบริการ|สาขาบริการภาครัฐ|public service|public services|=service|=services|service branch',
    participation:
      'การบริหารราชการแบบมีส่วนร่วม|บริหารราชการแบบมีส่วนร่วม|แบบมีส่วนร่วม|การมีส่วนร่วม|มีส่วนร่วม|สาขาการมีส่วนร่วม|participatory governance|participation|participatory|public participation',
    management:
      'คุณภาพการบริหารจัดการภาครัฐ|บริหารจัดการภาครัฐ|คุณภาพการบริหารจัดการ|บริหารจัดการ|การบริหารจัดการ|pmqa|พีเอ็มคิวเอ|management|public sector management|management quality',
  },
  'service.approach': {
    new: 'บริการใหม่|สร้างใหม่|นวัตกรรมบริการ|นวัตกรรม|คิดใหม่|ของใหม่|ไม่เคยมีมาก่อน|สร้างบริการใหม่|ริเริ่มใหม่|ทำใหม่|=ใหม่|new service|brand new|innovation|=new',
    improved:
      'ปรับปรุงบริการ|ปรับปรุงบริการเดิม|ปรับปรุงของเดิม|พัฒนาบริการเดิม|พัฒนาการบริการ|พัฒนาของเดิม|ปรับปรุง|ต่อยอดบริการเดิม|ทำให้ดีขึ้น|บริการเดิมที่ดีขึ้น|improved service|improved an existing service|improvement|improved',
    'expanded-standard':
      'ขยายผลมาตรฐาน|ขยายผลมาตรฐานการบริการ|ขยายมาตรฐาน|ขยายมาตรฐานบริการ|ขยายผลบริการ|ขยายไปสาขา|ขยายไปหน่วยอื่น|ขยายผล|นำมาตรฐานไปใช้ที่อื่น|expanded standard|standard expansion|expand a standard|expanded',
    'integrated-data':
      'บูรณาการข้อมูล|บูรณาการข้อมูลเพื่อการบริการ|เชื่อมข้อมูล|เชื่อมโยงข้อมูล|แลกเปลี่ยนข้อมูล|รวมข้อมูล|แชร์ข้อมูล|เชื่อมฐานข้อมูล|เชื่อมโยงฐานข้อมูล|บูรณาการ|data integration|integrated data|integrate data|linked data|share data',
    covid: 'โควิด|โควิด19|โควิด 19|โควิท|โควิค|โคโรนา|โคโรน่า|ตอบสนองโควิด|สถานการณ์โควิด|covid|covid19|covid 19|covid-19|corona|coronavirus',
    'eased-approvals':
      'อำนวยความสะดวก|อนุมัติอนุญาต|การอนุมัติอนุญาต|อนุญาตง่ายขึ้น|อนุมัติง่ายขึ้น|ขออนุญาตง่ายขึ้น|ใบอนุญาต|ออกใบอนุญาต|การอนุญาต|การอนุมัติ|ลดขั้นตอนอนุญาต|ลดขั้นตอนอนุมัติ|ลดขั้นตอนการอนุมัติ|ลดขั้นตอนการอนุญาต|ยกระดับการอำนวยความสะดวก|eased approvals|easier permits|permits|licences|licenses|approvals|most improved|ease of doing business',
  },
  'participation.aims': {
    'open-administration':
      'ระบบเปิด|ราชการระบบเปิด|บริหารราชการระบบเปิด|เปิดเผยข้อมูล|เปิดข้อมูล|เปิดใจ|เปิดใจใกล้ชิดประชาชน|รัฐบาลเปิด|ภาครัฐระบบเปิด|open governance|open government|open administration|open data|openness',
    'change-in-peoples-lives':
      'เปลี่ยนแปลงชีวิต|เปลี่ยนชีวิต|เปลี่ยนแปลงชีวิตความเป็นอยู่|ชีวิตความเป็นอยู่|ความเป็นอยู่ดีขึ้น|คุณภาพชีวิต|ชีวิตดีขึ้น|ชีวิตประชาชน|สัมฤทธิผล|สัมฤทธิ์ผล|สัมฤทธิผลประชาชนมีส่วนร่วม|สัมฤทธิ์ผลประชาชนมีส่วนร่วม|effective change|change lives|peoples lives|change in peoples lives|better lives|quality of life',
    'honour-key-actor':
      'เชิดชูบุคคล|เชิดชูผู้นำ|ยกย่องบุคคล|ยกย่องผู้นำ|เชิดชู|ยกย่อง|เสนอชื่อบุคคล|เสนอชื่อ|ผู้นำหุ้นส่วน|ผู้นำหุ้นส่วนความร่วมมือ|ผู้นำ|แกนนำ|บุคคลสำคัญ|engaged citizen|key actor|honour a person|honor a person|honour a leader|nominate|a leader',
    'expand-awarded-model':
      'ขยายผล|ขยายผลต้นแบบ|ขยายต้นแบบ|ขยายผลโครงการที่เคยได้รางวัล|ขยายผลงานที่เคยได้รางวัล|ต่อยอด|ต่อยอดโครงการที่เคยได้รางวัล|เลื่องลือ|เลื่องลือขยายผล|นำต้นแบบไปใช้|participation expanded|expand a model|expand an awarded model|expansion|expanded|scale up',
    'solve-poverty': 'แก้จน|แก้ความยากจน|แก้ปัญหาความยากจน|ปัญหาความยากจน|ความยากจน|แก้ปัญหาความจน|คนจน|ร่วมใจแก้จน|ยากจน|ขจัดความยากจน|poverty|antipoverty|anti poverty|solve poverty|the poor',
  },
  'pmqa.aims': {
    excellence: 'ดีเด่น|pmqaดีเด่น|pmqa ดีเด่น|ระดับดีเด่น|รางวัลดีเด่น|excellence|excellent|pmqa excellence',
    category: 'รายหมวด|pmqaรายหมวด|เป็นรายหมวด|=หมวด|บางหมวด|แยกหมวด|category|by category|categories|single category',
    'pmqa-4.0': 'pmqa4 0|pmqa 4 0|4 0|=40|pmqa40|ระบบราชการ4 0|ระบบราชการ 4 0|สี่จุดศูนย์|4จุด0|four point zero|government 4 0',
  },
  'pmqa.categories': {
    '1': 'การนำองค์การ|การนำองค์กร|นำองค์กร|ผู้นำ|leadership',
    '2': 'การวางแผนเชิงยุทธศาสตร์|วางแผนยุทธศาสตร์|วางแผนเชิงยุทธศาสตร์|ยุทธศาสตร์|การวางแผน|strategy|strategic planning|planning',
    '3': 'การให้ความสำคัญกับผู้รับบริการและผู้มีส่วนได้ส่วนเสีย|ผู้รับบริการและผู้มีส่วนได้ส่วนเสีย|ผู้รับบริการ|ผู้มีส่วนได้ส่วนเสีย|customers|customer|stakeholders|citizen focus',
    '4': 'การวัดการวิเคราะห์และการจัดการความรู้|การวัดวิเคราะห์และการจัดการความรู้|จัดการความรู้|การจัดการความรู้|การวัดและวิเคราะห์|วัดวิเคราะห์|measurement|analysis|knowledge management',
    '5': 'การมุ่งเน้นบุคลากร|มุ่งเน้นบุคลากร|ทรัพยากรบุคคล|บุคลากร|การมุ่งเน้นทรัพยากรบุคคล|workforce|human resources|staff|hr',
    '6': 'การมุ่งเน้นระบบปฏิบัติการ|ระบบปฏิบัติการ|กระบวนการ|การจัดการกระบวนการ|มุ่งเน้นระบบปฏิบัติการ|operations|process|processes|process management',
  },
  'work.scope': {
    organisation: 'ทั้งองค์กร|ทั้งองค์การ|ภาพรวมขององค์กร|ภาพรวมองค์กร|ภาพรวมทั้งองค์กร|ภาพรวม|ทั้งหน่วยงาน|ทุกหน่วยงาน|ทั้งกรม|ทั้งกระทรวง|ทั้งอบต|ทั้งอบจ|ทั้งเทศบาล|ทั้งมหาวิทยาลัย|ทั้งมหาลัย|ทั้งสำนักงาน|ทั้งสถาบัน|ทุกกอง|ทุกสำนัก|ทุกฝ่าย|ทุกส่วนงาน|ทุกกลุ่มงาน|ระดับองค์กร|=องค์กร|ทั้งจังหวัด|whole organisation|whole organization|whole agency|entire organisation|entire organization|entire agency|organisation wide|organization wide|organisationwide|organizationwide|agency wide|the whole organisation|=organisation|=organization',
    project: 'โครงการเดียว|รายโครงการ|เป็นโครงการ|โครงการหนึ่ง|บางโครงการ|หนึ่งโครงการ|1โครงการ|โครงการ|เฉพาะโครงการ|งานหนึ่ง|เฉพาะพื้นที่|บางหน่วย|เฉพาะหน่วย|one project|a project|single project|project',
  },
  'work.improvements': {
    law: 'แก้กฎหมาย|แก้ไขกฎหมาย|แก้ไขกฎหมายกฎระเบียบ|แก้กฎ|แก้ไขกฎ|แก้ระเบียบ|แก้ไขระเบียบ|แก้กฎระเบียบ|แก้ไขกฎระเบียบ|กฎหมาย|กฎระเบียบ|ระเบียบ|แก้ข้อบังคับ|ข้อบังคับ|ยกเลิกกฎหมาย|ยกเลิกกฎ|ปรับกฎหมาย|ปรับระเบียบ|law|laws|regulation|regulations|changed the law|amended the law|rules',
    copies: 'ลดสำเนา|ยกเลิกสำเนา|เลิกสำเนา|ไม่เรียกสำเนา|ไม่ขอสำเนา|ไม่ต้องใช้สำเนา|ไม่ต้องถ่ายสำเนา|ลดสำเนาเอกสาร|ยกเลิกสำเนาเอกสาร|สำเนาเอกสาร|สำเนา|สำเนาบัตรประชาชน|ลดเอกสาร|ยกเลิกเอกสาร|copies|copy|photocopies|fewer copies|no copies|no photocopies|documents|paperwork',
    fee: 'ลดค่าธรรมเนียม|ยกเลิกค่าธรรมเนียม|ยกเว้นค่าธรรมเนียม|ไม่เก็บค่าธรรมเนียม|ไม่คิดค่าธรรมเนียม|งดค่าธรรมเนียม|ค่าธรรมเนียมถูกลง|ฟรีค่าธรรมเนียม|ค่าธรรมเนียม|fee|fees|lower fees|reduced fees|no fee|no fees|waived fees|cheaper',
    steps: 'ลดขั้นตอน|ลดขั้นตอนการให้บริการ|ขั้นตอนน้อยลง|ตัดขั้นตอน|ยุบขั้นตอน|ขั้นตอน|ลดกระบวนการ|steps|step|fewer steps|reduced steps|cut steps',
    time: 'ลดเวลา|ลดระยะเวลา|ลดระยะเวลาการให้บริการ|เร็วขึ้น|ไวขึ้น|เวลาเร็วขึ้น|ใช้เวลาน้อยลง|ระยะเวลา|รวดเร็วขึ้น|=เวลา|time|faster|shorter time|less time|quicker|reduced time',
    'fee-instead-of-permit':
      'ชำระค่าธรรมเนียมแทนการขออนุญาต|จ่ายค่าธรรมเนียมแทนการขออนุญาต|ชำระค่าธรรมเนียมแทนการต่ออายุใบอนุญาต|ชำระค่าธรรมเนียมแทนใบอนุญาต|จ่ายค่าธรรมเนียมแทน|ชำระค่าธรรมเนียมแทน|จ่ายแทนขออนุญาต|ค่าธรรมเนียมแทนการขออนุญาต|ค่าธรรมเนียมแทนใบอนุญาต|แทนการขออนุญาต|fee instead of permit|fee instead of a permit|pay instead of permit|instead of permit|instead of a permit|instead of a licence',
    'e-service': 'eservice|e service|อีเซอร์วิส|อีเซอร์วิซ|อิเล็กทรอนิกส์|บริการอิเล็กทรอนิกส์|ออนไลน์|บริการออนไลน์|ระบบออนไลน์|ทำออนไลน์|แอป|แอปพลิเคชัน|แอพ|แอพพลิเคชั่น|เว็บไซต์|ดิจิทัล|online|online service|electronic service|electronic|digital|app|website|eservices|e services',
    other: 'อื่น|อื่นๆ|=อย่างอื่น|ด้านอื่น|=other|=others|something else|=else',
  },
  'covid.route': {
    'control-in-core-mission':
      'ควบคุม|ป้องกัน|ควบคุมป้องกัน|ป้องกันควบคุม|ควบคุมโรค|ป้องกันโรค|ควบคุมการแพร่ระบาด|ป้องกันการแพร่ระบาด|การแพร่ระบาด|คุมโรค|ควบคุมโควิด|ป้องกันโควิด|ภารกิจหลักควบคุม|control|prevention|prevent|controlling|preventing|control and prevention',
    'service-continuity':
      'ปรับรูปแบบการทำงาน|ปรับเปลี่ยนรูปแบบการทำงาน|ปรับเปลี่ยนรูปแบบ|ปรับรูปแบบ|บริการต่อเนื่อง|ให้บริการต่อเนื่อง|ความต่อเนื่อง|ให้บริการได้ต่อเนื่อง|ทำงานเชิงรุก|เชิงรุก|ปรับวิธีทำงาน|ต่อเนื่อง|continuity|service continuity|keep services running|changed how we work|continuous service',
    neither: 'ไม่ใช่ทั้งสอง|ไม่ใช่ทั้งคู่|ไม่ใช่ทั้งสองอย่าง|ไม่ใช่ทั้งสองทาง|ไม่เข้าข้อใด|ไม่เข้าทั้งสอง|ไม่มีข้อใด|ไม่มีข้อไหน|ไม่ใช่เลย|ไม่ใช่สักข้อ|ไม่ตรงทั้งสอง|ไม่ตรงข้อใด|ไม่ตรงสักข้อ|ไม่เกี่ยว|ไม่เกี่ยวข้อง|ไม่เกี่ยวกับโควิด|neither|none of them|none of these|=none|not related',
  },
  'participation.levels': {
    inform: 'ให้ข้อมูล|ให้ข้อมูลข่าวสาร|ข้อมูลข่าวสาร|แจ้งข้อมูล|แจ้งข่าว|ประชาสัมพันธ์|เผยแพร่ข้อมูล|เปิดเผยข้อมูล|บอกข่าว|อินฟอร์ม|inform|informing|information|informed',
    consult: 'รับฟังความเห็น|รับฟังความคิดเห็น|รับฟัง|ฟังความเห็น|ฟังความคิดเห็น|ปรึกษาหารือ|ปรึกษา|หารือ|ประชาพิจารณ์|ถามความเห็น|สอบถามความคิดเห็น|ประชาคม|คอนซัลท์|consult|consultation|consulted|consulting|public hearing|hearing',
    involve: 'เข้ามาเกี่ยวข้อง|การเข้ามาเกี่ยวข้อง|เกี่ยวข้อง|มีส่วนร่วม|เข้ามามีส่วนร่วม|ให้มีบทบาท|เข้ามามีบทบาท|อินวอลฟ์|involve|involvement|involved|involving',
    collaborate: 'ร่วมมือ|ความร่วมมือ|สร้างความร่วมมือ|การสร้างความร่วมมือ|ร่วมดำเนินการ|ร่วมคิดร่วมทำ|ร่วมตัดสินใจ|เป็นหุ้นส่วน|หุ้นส่วน|ทำร่วมกัน|ทำงานร่วมกัน|คอลแลบ|collaborate|collaboration|collaborated|collaborating|partnership',
  },
  'nominee.kind': {
    person: 'บุคคล|คนเดียว|คน|รายบุคคล|บุคคลเดียว|1คน|หนึ่งคน|บุคคลธรรมดา|person|individual|a person|one person|single person|=people',
    group: 'กลุ่มบุคคล|กลุ่ม|กลุ่มคน|คณะบุคคล|คณะ|ชมรม|เครือข่าย|เป็นกลุ่ม|ทีม|group|a group|team|group of people',
  },
  'nominee.official-status': {
    'not-official':
      'ไม่ใช่เจ้าหน้าที่รัฐ|ไม่ใช่เจ้าหน้าที่ของรัฐ|ไม่ใช่เจ้าหน้าที่|ไม่ได้เป็นเจ้าหน้าที่รัฐ|ไม่ได้เป็นเจ้าหน้าที่ของรัฐ|ไม่ได้เป็นเจ้าหน้าที่|ไม่เป็นเจ้าหน้าที่รัฐ|ไม่ใช่ข้าราชการ|ไม่ได้เป็นข้าราชการ|ไม่ได้รับราชการ|มิใช่เจ้าหน้าที่รัฐ|' +
      'ประชาชนทั่วไป|ประชาชน|ชาวบ้าน|ชาวบ้านทั่วไป|ชาวบ้านธรรมดา|เกษตรกร|คนธรรมดา|ประชาชนธรรมดา|ปราชญ์ชาวบ้าน|ภาคเอกชน|เอกชน|not an official|not a state official|not official|not an officer|not a government official|not a civil servant|not officials|ordinary citizen|private citizen|citizen|villager|farmer|civilian',
    official:
      'เป็นเจ้าหน้าที่รัฐ|เป็นเจ้าหน้าที่|เจ้าหน้าที่รัฐ|เจ้าหน้าที่ของรัฐ|ข้าราชการ|พนักงานราชการ|พนักงานของรัฐ|รับราชการ|ครู|ตำรวจ|ทหาร|ปลัดอำเภอ|นายอำเภอ|an official|official|state official|government official|civil servant|government officer|is an official',
    'village-head-or-volunteer':
      'กำนัน|ผู้ใหญ่บ้าน|ผู้ช่วยผู้ใหญ่บ้าน|ผู้ใหญ่|ผญบ|อสม|อ ส ม|อาสาสมัคร|อาสาสมัครสาธารณสุข|อาสาสมัครสาธารณสุขประจำหมู่บ้าน|สมาชิกสภาท้องถิ่น|สมาชิกอบต|สมาชิกสภาอบต|สมาชิกสภา|สอบต|ส อบต|ส อ บ ต|สมาชิกสภาเทศบาล|สท|ส ท|สจ|ส จ|สมาชิกองค์การบริหารส่วนตำบล|' +
      'village head|village headman|headman|kamnan|village chief|subdistrict head|village health volunteer|health volunteer|volunteer|vhv|local councillor|local councilor|councillor|elected local member|council member',
  },
  'nominee.agency-applies-for': {
    'effective-change': 'effective change|สัมฤทธิผล|สัมฤทธิ์ผล|สัมฤทธิผลประชาชนมีส่วนร่วม|สัมฤทธิ์ผลประชาชนมีส่วนร่วม',
    'participation-expanded': 'participation expanded|เลื่องลือ|เลื่องลือขยายผล|ขยายผล|expanded',
  },
  'expansion.source-award': {
    'effective-change-excellent':
      // Without its level, Effective Change may be either.
      'effective change|สัมฤทธิผล|สัมฤทธิ์ผล|สัมฤทธิผลประชาชนมีส่วนร่วม|สัมฤทธิ์ผลประชาชนมีส่วนร่วม|effective changeดีเด่น|effective changeระดับดีเด่น|สัมฤทธิผลดีเด่น|สัมฤทธิ์ผลดีเด่น|สัมฤทธิผลระดับดีเด่น|สัมฤทธิ์ผลประชาชนมีส่วนร่วมระดับดีเด่น|สัมฤทธิผลประชาชนมีส่วนร่วมระดับดีเด่น|effective change excellent|excellent effective change|effective change at excellent level',
    'other-participation-award':
      'effective change|สัมฤทธิผล|สัมฤทธิ์ผล|สัมฤทธิผลประชาชนมีส่วนร่วม|สัมฤทธิ์ผลประชาชนมีส่วนร่วม|=effective changeระดับดี|=effective changeดี|=สัมฤทธิผลระดับดี|=สัมฤทธิ์ผลระดับดี|' +
      'รางวัลการมีส่วนร่วมอื่น|รางวัลอื่น|รางวัลการมีส่วนร่วมประเภทอื่น|รางวัลมีส่วนร่วมอื่น|ประเภทอื่น|รางวัลการบริหารราชการแบบมีส่วนร่วมอื่น|other participation award|another participation award|another award|other award|=other',
    none: '=ไม่มี|=ไม่ได้|=ไม่เคย|ไม่เคยได้|ไม่เคยได้รับ|ไม่เคยได้รางวัล|ไม่เคยได้รับรางวัล|ไม่เคยได้รับรางวัลใด|ไม่ได้รางวัล|ไม่ได้รับรางวัล|ยังไม่เคยได้|ยังไม่เคยได้รางวัล|ยังไม่เคยได้รับรางวัล|ไม่มีรางวัล|ไม่มีเลย|ไม่เคยเลย|=none|=no|no award|never won|none of them|=never',
  },
  'expansion.kind': {
    policy: 'เชิงนโยบาย|ขยายผลเชิงนโยบาย|นโยบาย|เป็นนโยบาย|ระดับนโยบาย|policy|policy level',
    areas: 'พื้นที่ใหม่|ขยายพื้นที่|พื้นที่อื่น|พื้นที่|ขยายไปพื้นที่อื่น|ขยายไปพื้นที่ใหม่|ขยายผลในพื้นที่อื่น|ตำบลอื่น|จังหวัดอื่น|areas|new areas|other areas|area|new places|geographic',
  },
}
