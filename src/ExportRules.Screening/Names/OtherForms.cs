using System.Globalization;
using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Letters and digits that are written in several ways within one script: Han, Arabic, digits of any script.</summary>
internal static class OtherForms
{
    /// <summary>Groups of one Han character in its Japanese, traditional, simplified and older forms.</summary>
    private const string Han = """
        國国囯 學学 廣広广 東东 華华 貿贸 鋼钢 銅铜 鐵鉄铁 龍竜龙 澤沢泽 齋斎斋 齊斉齐 邊辺边邉 濱浜滨 髙高 﨑崎嵜 峯峰 島嶋嶌岛 嶽岳 櫻桜樱 條条
        會会 實実实 醫医 藥薬药 氣気气 質质 驗験验 險険险 應応应 圖図图 團団团 園园 圓円圆 聯联 聲声 號号 發発发 當当 劃划 動动 勞労劳 區区 協协
        單単单 衞衛卫 際际 軍军 車车 輪轮 運运 達达 遠远 進进 郵邮 鄉郷乡 銀银 鋁铝 錦锦 鑄鋳铸 長长 門门 開开 關関关 陽阳 陰阴 陸陆 雲云 電电
        靜静 韓韩 順顺 預预 領领 風风 飛飞 馬马 驅駆驱 魚鱼 鳥鸟 鹽塩盐 麥麦 黃黄 點点 齒歯齿 龜亀龟 設设 計计 訓训 記记 許许 試试 話话 誠诚 語语
        課课 調调 請请 論论 諾诺 講讲 識识 變変变 豐豊丰 財财 資资 賢贤 賓宾 購购 贊賛赞 軟软 載载 農农 機机 廠厰厂 業业 產産产 務务 勝胜 協协 參参
        報报 導导 彈弾弹 戰戦战 擇択择 據拠据 擴拡扩 擊撃击 數数 斷断 晝昼 曉暁晓 樂楽乐 樓楼 標标 樣様样 橋桥 檢検检 權権权 歐欧 歷歴历 殘残 殼壳
        沒没 淨浄净 淺浅 渦涡 溫温 灣湾 滿満满 潛潜 濟済济 營営营 燒焼烧 爐炉 爲為为 獨独 獲获 環环 畫画 瓊琼 礦鉱矿 禮礼 種种 稱称 穩穏稳 競竞 籠笼
        粹粋 紅红 約约 級级 純纯 紙纸 細细 終终 組组 結结 給给 統统 經経经 綠緑绿 維维 網网 緊紧 線线 緣縁缘 編编 縣県县 總総总 績绩 繊纖纤 織织 續続续
        義义 聖圣 聰聡聪 職职 與与 興兴 舊旧 艦舰 藝芸艺 蘇苏 蘭兰 處処处 蟲虫 術术 裝装 製制 複复 見见 規规 視视 覺覚觉 覽覧览 觀観观 貝贝 負负 販贩
        貨货 貫贯 責责 貯贮 費费 賀贺 賣売卖 轉転转 輸输 辭辞 遞逓递 適适 選选 還还 釋釈释 針针 鈴铃 鋒锋 錄録录 鍊錬 鍋锅 鎖锁 鏡镜 鑛鉱 閥阀 闊阔
        隊队 隨随 雙双 雜雑杂 難难 靈霊灵 響响 頂顶 頭头 題题 顏顔颜 類类 顯顕显 館馆 驛駅驿 體体 鬪闘斗 鷄鶏鸡 鴻鸿 鵬鹏 鷹鹰 麗丽 黨党 齡齢龄 來来 兒児儿
        價価价 兩両两 內内 冊册 凱凯 創创 劉刘 劑剤剂 勵励 勢势 匯汇 嚴厳严 圍囲围 壓圧压 壞壊坏 壽寿 夢梦 奧奥 奬奨奖 孫孙 寧宁 寶宝 將将 專専专 尋寻 對対对
        層层 屬属 岡冈 幣币 幹干 廳庁厅 強强 彌弥 徑径 後后 復复 惠恵 愛爱 慶庆 憲宪 懷懐怀 戶戸户 揚扬 換换 攝摂摄 敘叙 時时 書书 楊杨 榮栄荣 構构 樹树 橫横
        歸帰归 殺杀 決决 況况 洩泄 測测 湯汤 準准 溝沟 滅灭 澁渋涩 濃浓 瀧滝 灑洒 無无 煙烟 熱热 爭争 狀状 獎奖 瑩莹 產产 畢毕 異异 當当 療疗 發发 盜盗 監监 盤盘
        """;

    private static readonly Dictionary<char, char> Letters = Table();

    /// <summary>The text with one form for each letter that has several, and ASCII digits.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            // The stroke that stretches an Arabic word.
            if (character == 'ـ')
            {
                continue;
            }
            var digit = CharUnicodeInfo.GetDecimalDigitValue(character);
            plain.Append(
                digit >= 0 ? (char)('0' + digit) : Letters.GetValueOrDefault(character, character)
            );
        }
        return plain.ToString();
    }

    private static Dictionary<char, char> Table()
    {
        var table = new Dictionary<char, char>
        {
            ['ي'] = 'ی',
            ['ى'] = 'ی',
            ['ئ'] = 'ی',
            ['ك'] = 'ک',
            ['ة'] = 'ه',
            ['ۀ'] = 'ه',
            ['أ'] = 'ا',
            ['إ'] = 'ا',
            ['آ'] = 'ا',
            ['ٱ'] = 'ا',
            ['ؤ'] = 'و',
        };
        foreach (var group in Han.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            // A character of two groups brings them together.
            var to = group
                .Select(one => table.GetValueOrDefault(one))
                .FirstOrDefault(one => one != 0);
            foreach (var character in group)
            {
                table[character] = to == 0 ? group[0] : to;
            }
        }
        return table;
    }
}
