/** The header of a file of quotes. */
export const QUOTES = "session,open,high,low,close,volume,flag,source";
const SESSIONS = `date,open_utc,close_utc,half_day
2024-07-02,2024-07-02T01:30:00+00:00,2024-07-02T08:00:00+00:00,0
2024-07-03,2024-07-03T01:30:00+00:00,2024-07-03T08:00:00+00:00,0
2024-07-05,2024-07-05T01:30:00+00:00,2024-07-05T04:00:00+00:00,1
`;
const CLOSURES = "date,weekday,kind\n2024-07-04,Thursday,holiday\n";

/** Four made-up weekdays, of which the Thursday is a holiday everywhere. */
export const GATHERED = {
  "companies.csv": `company,name_en,name_zh,name_ar,symbol,exchange,board,price_limit,currency,benchmarks,primary
acme,Acme,甲,أ,0001.HK,XHKG,main,,HKD,^IDX,yes
acme,Acme,甲,أ,ACME,XNYS,main,,USD,,no
`,
  "announcements.csv": `slug,title,maker,kind,announced_at,local_date,zone,precision,source_url,evidence,note
later,Later,Acme,model,2024-07-03T07:30:00+08:00,2024-07-03,Asia/Shanghai,minute,https://example.org/a,seen; https://example.org/b: also here,
guessed,Guessed,Acme,model,,2024-07-02,Asia/Shanghai,day,https://example.org/c,,; zone assumed
month,Month,Acme,model,,2024-07,Asia/Shanghai,month,https://example.org/d,,
`,
  "announcement_companies.csv": "announcement,company,role,source_url\nlater,acme,maker,\n",
  "corporate_actions.csv": `symbol,ex_date,kind,amount,currency,basis,source
0001.HK,2024-07-03,dividend,0.10,USD,stated,a notice
`,
  "share_counts.csv": `company,as_of,shares,source
acme,2024-07-02,1000,a filing
acme,2024-07-03,1100,same (last value read: 2024-07-02)
`,
  "calendars/XHKG_sessions.csv": SESSIONS,
  "calendars/XHKG_weekday_closures.csv": CLOSURES,
  "calendars/XSHG_XSHE_sessions.csv": SESSIONS,
  "calendars/XSHG_XSHE_weekday_closures.csv": CLOSURES,
  "quotes/0001.HK.csv": `${QUOTES}\n2024-07-02,10,11,9.50,10.5,100,derived,a/b@1\n2024-07-05,10,11,9,10,,,"c, d"\n`,
  "quotes/ACME.csv": `${QUOTES}\n2024-07-03,1,1,1,1,5,adjusted,a/b@1\n`,
  "quotes/^IDX.csv": `${QUOTES}\n2024-07-02,,,,3000,,,a/b@1\n`,
};

/** The hand-written files that go with them. */
export const INPUTS = {
  "input/instruments.csv": `symbol,kind,name,currency,exchange,dividend_currency,shares_per_unit,basis,stand_in_for,source
0001.HK,share,,,,USD,,raw,,a filing
ACME,share,,,,,8,adjusted,,a filing
^IDX,index,An Index,HKD,XHKG,,,raw,,its maker
`,
  "input/lanes.csv": "maker,lane\nAcme,Makers\n",
  "input/titles.csv": "slug,title_zh,title_ar\nlater,以后,لاحقًا\nguessed,猜测,\n",
  "input/series_notes.csv": "symbol,note\n^IDX,Made up.\n",
  "input/corrections.csv": "slug,field,value,reason\nguessed,zone,America/New_York,the sources agree then\n",
  "input/calendars.csv": "exchange,days_of,source\nXNAS,XNYS,both exchanges\n",
  "input/XNYS_days.csv": `date,kind,name,source
2024-07-03,early close,Day before,the exchange
2024-07-04,holiday,The Day,the exchange
`,
};
