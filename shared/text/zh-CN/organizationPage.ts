export const organizationPage = {
  tabs: '页签',
  tabFacts: '基本情况',
  tabHistory: '修改记录',
  listed: '已列入{list}',
  listedSince: '{date} 起列入{list}',
  preparing: '筹备中',
  tabShowsNow: '此页签不按日期回看，下面是现在的内容。',
} as const;
