import type { INDUSTRY_CLASSES, LegalSubtype } from '#shared/features/organizations/organizations.lists.ts';

type IndustryClass = (typeof INDUSTRY_CLASSES)[number];

/** Words from which names, supervising units and scopes of the invented organizations are put together. */
export type Subject = {
  readonly word: string;
  readonly unit: string;
  readonly industry: IndustryClass;
  readonly scope: string;
};

const COMMERCE = '县经济商务局';
const FARMING = '县农业农村局';
const CULTURE = '县文化广电旅游体育局';
const EDUCATION = '县教育局';
const HEALTH = '县卫生健康局';
const SCIENCE = '县科学技术协会';
const ARTS = '县文学艺术界联合会';
const CIVIL = '县民政局';

const subjects = (unit: string, industry: IndustryClass, scope: string, words: string): Subject[] =>
  words.split(' ').map((word) => ({ word, unit, industry, scope: scope.replaceAll('{word}', word) }));

const TRADE_SCOPE =
  '开展{word}行业调查研究，制定行业自律公约，组织业务培训、信息交流和展览展销，反映会员诉求，维护会员合法权益。';
const SPORT_SCOPE = '普及{word}运动，组织群众性比赛和技术培训，培养后备人才，开展县际交流。';
const ART_SCOPE = '组织{word}创作、展览和采风，开展普及培训，扶持新人新作，繁荣群众文化。';
const STUDY_SCOPE = '组织{word}学术交流和课题研究，开展科学普及和继续教育，提供决策咨询。';

export const TRADES: readonly Subject[] = [
  ...subjects(
    COMMERCE,
    'business_services',
    TRADE_SCOPE,
    '电子商务 餐饮 家具 建材 粮油 超市零售 汽车维修 印刷 服装 再生资源 纺织 酒店民宿 快递 美容美发',
  ),
  ...subjects('县住房和城乡建设局', 'business_services', TRADE_SCOPE, '建筑业 物业管理 房地产经纪 装饰装修 燃气'),
  ...subjects('县交通运输局', 'business_services', TRADE_SCOPE, '道路运输 机动车驾驶培训'),
  ...subjects(
    FARMING,
    'agriculture_rural',
    TRADE_SCOPE,
    '茶叶 食用菌 水稻种植 生猪养殖 水产养殖 柑橘 中药材 蜂业 农机 蔬菜 竹木加工 家禽',
  ),
];

export const SPORTS = subjects(
  CULTURE,
  'sports',
  SPORT_SCOPE,
  '篮球 乒乓球 羽毛球 太极拳 门球 足球 象棋 围棋 长跑 游泳 自行车 广场舞 钓鱼 武术 登山 气排球',
);
export const ARTS_SUBJECTS = subjects(
  ARTS,
  'culture',
  ART_SCOPE,
  '书法家 摄影家 作家 音乐家 美术家 舞蹈家 戏剧家 民间文艺家 曲艺家 诗词楹联',
);
export const STUDIES: readonly Subject[] = [
  ...subjects(SCIENCE, 'science_research', STUDY_SCOPE, '医学 农学 林学 畜牧兽医 水利 气象 科技教育 计算机'),
  ...subjects(EDUCATION, 'education', STUDY_SCOPE, '教育 家庭教育 陶行知研究'),
  ...subjects('县财政局', 'professional_bodies', STUDY_SCOPE, '会计 珠算'),
  ...subjects(CULTURE, 'culture', STUDY_SCOPE, '地方文史 青禾茶文化 博物馆'),
  ...subjects('县司法局', 'law', STUDY_SCOPE, '法学'),
];

/** Federative and professional groups with a name of their own. */
const NAMED: readonly (readonly [word: string, unit: string, industry: IndustryClass, scope: string])[] = [
  [
    '志愿者联合会',
    '共青团青禾县委',
    'social_services',
    '招募、培训志愿者，协调各志愿服务队开展助老助残、应急救援、文明劝导等活动。',
  ],
  ['社会组织联合会', CIVIL, 'social_services', '联系服务社会组织，开展培训、评估咨询、信息发布和行业自律。'],
  ['慈善总会', CIVIL, 'social_services', '募集善款善物，开展扶老、助残、救孤、济困、助学、助医等慈善救助。'],
  ['老年人体育协会', CULTURE, 'sports', '组织老年人健身活动和比赛，推广适合老年人的体育项目。'],
  ['个体劳动者协会', '县市场监督管理局', 'business_services', '团结教育个体劳动者，提供政策咨询、技能培训和维权服务。'],
  ['企业家联合会', COMMERCE, 'business_services', '为企业和企业家提供培训、咨询和交流服务，维护企业合法权益。'],
  ['女企业家协会', '县妇女联合会', 'business_services', '联系服务女企业家，开展学习交流和公益活动。'],
  ['青年企业家协会', '共青团青禾县委', 'business_services', '联系服务青年企业家，开展创业辅导和公益活动。'],
  ['残疾人福利促进会', '县残疾人联合会', 'social_services', '促进残疾人康复、教育和就业，开展助残公益活动。'],
  ['退役军人关爱协会', '县退役军人事务局', 'social_services', '开展退役军人帮扶援助、就业指导和走访慰问。'],
  ['消费者权益保护协会', '县市场监督管理局', 'law', '开展消费教育和消费提示，受理消费投诉，参与社会监督。'],
  ['环境保护志愿者协会', '县生态环境局', 'environment', '开展环境保护宣传、巡河护水和垃圾分类劝导。'],
  ['野生动物保护协会', '县林业局', 'environment', '开展野生动物保护宣传、救护和调查。'],
  ['法律服务工作者协会', '县司法局', 'law', '组织法律服务工作者开展业务交流和法律援助。'],
  ['护理学会', HEALTH, 'hygiene', '组织护理学术交流、继续教育和技能竞赛。'],
  ['中医药学会', HEALTH, 'hygiene', '挖掘整理地方中医药，开展学术交流和义诊。'],
  ['计划生育协会', HEALTH, 'social_services', '开展生育关怀、优生优育指导和计划生育家庭帮扶。'],
  ['红十字志愿服务协会', HEALTH, 'hygiene', '开展应急救护培训、无偿献血宣传和人道救助。'],
  ['佛教协会', '县民族宗教事务局', 'religion', '引导教职人员和信众遵守法律，管理教务，开展公益慈善。'],
  ['基督教协会', '县民族宗教事务局', 'religion', '办理教务，培养教牧人员，开展公益慈善。'],
  ['海外联谊会', '县委统战部', 'international', '联系海外乡亲，开展联谊交流，服务家乡建设。'],
  ['乡贤联谊会', '县委统战部', 'other', '联系在外乡贤，收集意见建议，服务乡村振兴。'],
];

export const NAMED_GROUPS: readonly (Subject & { readonly subtype: LegalSubtype })[] = NAMED.map(
  ([word, unit, industry, scope], index) => ({
    word,
    unit,
    industry,
    scope,
    subtype: index % 3 === 0 ? 'federative' : 'professional',
  }),
);

export type Service = Subject & {
  readonly count: number;
  readonly capital: readonly [number, number];
  readonly staff: readonly [number, number];
};

/** Service institutions: the word stands behind place and brand. */
export const SERVICES: readonly Service[] = [
  {
    word: '幼儿园',
    unit: EDUCATION,
    industry: 'education',
    scope: '学前教育。',
    count: 34,
    capital: [10, 200],
    staff: [8, 45],
  },
  {
    word: '职业技能培训学校',
    unit: '县人力资源和社会保障局',
    industry: 'education',
    scope: '职业技能培训、就业指导。',
    count: 12,
    capital: [30, 120],
    staff: [5, 22],
  },
  {
    word: '艺术培训中心',
    unit: CULTURE,
    industry: 'education',
    scope: '书画、舞蹈、器乐等艺术类非学历培训。',
    count: 16,
    capital: [5, 50],
    staff: [4, 18],
  },
  {
    word: '养老服务中心',
    unit: CIVIL,
    industry: 'social_services',
    scope: '为老年人提供集中照护、日间照料、助餐、助浴、康复和精神慰藉服务。',
    count: 16,
    capital: [20, 300],
    staff: [6, 40],
  },
  {
    word: '社会工作服务中心',
    unit: CIVIL,
    industry: 'social_services',
    scope: '承接政府购买服务，开展社会工作专业服务、项目策划评估和社区志愿者培训。',
    count: 14,
    capital: [3, 20],
    staff: [4, 26],
  },
  {
    word: '体育俱乐部',
    unit: CULTURE,
    industry: 'sports',
    scope: '开展全民健身活动、体育培训和赛事组织。',
    count: 11,
    capital: [3, 30],
    staff: [3, 12],
  },
  {
    word: '康复服务中心',
    unit: '县残疾人联合会',
    industry: 'hygiene',
    scope: '为残疾儿童和残疾人提供康复训练、辅具适配和家庭指导。',
    count: 6,
    capital: [10, 80],
    staff: [6, 24],
  },
  {
    word: '公益服务中心',
    unit: CIVIL,
    industry: 'social_services',
    scope: '组织志愿服务和公益项目，开展困境儿童关爱、助学和社区互助。',
    count: 12,
    capital: [3, 10],
    staff: [2, 10],
  },
  {
    word: '门诊部',
    unit: HEALTH,
    industry: 'hygiene',
    scope: '按照医疗机构执业许可证核准的诊疗科目提供门诊服务。',
    count: 6,
    capital: [20, 150],
    staff: [5, 20],
  },
  {
    word: '农业科技推广中心',
    unit: FARMING,
    industry: 'agriculture_rural',
    scope: '农业新品种、新技术的试验、示范、推广和培训。',
    count: 6,
    capital: [5, 60],
    staff: [3, 12],
  },
  {
    word: '民俗文化馆',
    unit: CULTURE,
    industry: 'culture',
    scope: '收藏、展示和研究地方民俗文物，面向公众开放。',
    count: 5,
    capital: [10, 100],
    staff: [3, 9],
  },
];

export const BRANDS =
  '阳光 春苗 启明 育才 晨星 金苹果 康乐 同心 和顺 惠民 新希望 博雅 红帆 乐龄 百合 蓝天 小太阳 星火 长青 爱心 禾苗 明德 智慧树 仁和 暖流 益民 常青藤 彩虹'.split(
    ' ',
  );

export const FOUNDATIONS: readonly Subject[] = subjects(
  CIVIL,
  'social_services',
  '资助和开展{word}方面的公益项目，管理和使用捐赠财产。',
  '教育发展 乡村振兴 见义勇为 关心下一代 医疗救助 青年创业 柳溪慈善 养老助残 文化保护',
);
export const OTHERS: readonly Subject[] = subjects(
  CIVIL,
  'other',
  '为初创期社会组织提供场地、培训和项目支持。',
  '社会组织培育基地 公益创新园 社区服务联合体',
);
