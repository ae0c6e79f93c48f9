namespace ExportRules.Screening.Names;

/// <summary>The words that say what kind of legal person a name belongs to, and tell nobody apart.</summary>
internal static class LegalForms
{
    /// <summary>Forms that are written without a blank, in scripts that have none, or that have signs in them; longest first.</summary>
    private static readonly string[] Attached = new[]
    {
        "股份有限公司",
        "有限责任公司",
        "有限責任公司",
        "株式会社",
        "株式會社",
        "有限会社",
        "合同会社",
        "合資会社",
        "合名会社",
        "一般社団法人",
        "有限公司",
        "주식회사",
        "유한회사",
        "유한책임회사",
        "(株)",
        "(有)",
        "(同)",
        "(주)",
        "(유)",
        "บริษัท",
        "จำกัด",
        "(มหาชน)",
        "בע\"מ",
        "בע״מ",
    }
        .Select(UnicodeForm.Compatible)
        .ToArray();

    /// <summary>Forms as words, once Latin letters are plain and dots are dropped; several words are one form.</summary>
    private static readonly string[][] Words =
    [
        .. """
            co ltd
            company limited
            pvt ltd
            pte ltd
            pty ltd
            sdn bhd
            private limited
            private joint stock company
            public joint stock company
            open joint stock company
            closed joint stock company
            joint stock company
            limited liability company
            limited liability partnership
            public limited company
            public company
            gmbh and co kg
            gesellschaft mit beschrankter haftung
            aktiengesellschaft
            besloten vennootschap
            naamloze vennootschap
            societe anonyme
            societe a responsabilite limitee
            societa per azioni
            societa a responsabilita limitata
            sociedad anonima de capital variable
            sociedad anonima
            sociedad limitada
            sociedade anonima
            s a de c v
            sa de cv
            s de r l de c v
            ltda
            limitada
            s l
            sl
            slu
            spolka z ograniczona odpowiedzialnoscia
            spolka akcyjna
            akciova spolecnost
            aktiebolag
            osakeyhtio
            anonim sirketi
            limited sirketi
            ltd sti
            sanayi ve ticaret
            cong ty trach nhiem huu han
            cong ty co phan
            cong ty tnhh
            cong ty cp
            perseroan terbatas
            tovarystvo z obmezhenoyu vidpovidalnistyu
            obshchestvo s ogranichennoy otvetstvennostyu
            aktsionernoe obshchestvo
            ae
            epe
            ike
            eood
            ood
            ead
            ad
            uab
            sia
            ou
            s r l
            s p a
            s a
            sp z oo
            sp z o o
            z oo
            d o o
            doo
            s r o
            sro
            k k
            inc
            incorporated
            corp
            corporation
            company
            co
            ltd
            limited
            llc
            llp
            lp
            plc
            gmbh
            ag
            kg
            ug
            ohg
            ev
            sa
            sas
            sarl
            srl
            spa
            snc
            bv
            nv
            ab
            as
            oy
            oyj
            aps
            kft
            zrt
            rt
            jsc
            pjsc
            pjs
            ojsc
            cjsc
            ooo
            oao
            zao
            ao
            pao
            nao
            fgup
            gup
            npo
            too
            tov
            kk
            kabushiki kaisha
            yugen kaisha
            godo kaisha
            yk
            gk
            jusik hoesa
            jusikhoesa
            fze
            fzco
            fzc
            wll
            dmcc
            est
            sae
            saog
            bhd
            pvt
            pte
            pty
            tbk
            pt
            cv
            mbh
            """.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        ).Select(form => form.Split(' ')).OrderByDescending(form => form.Length),
    ];

    public static string WithoutAttached(string text)
    {
        foreach (var form in Attached)
        {
            text = text.Replace(form, " ", StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>The words without the forms at their end and their beginning.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> words)
    {
        var rest = words.ToList();
        while (Form(rest, atEnd: true) is { } form)
        {
            rest.RemoveRange(rest.Count - form, form);
        }
        while (Form(rest, atEnd: false) is { } form)
        {
            rest.RemoveRange(0, form);
        }
        return rest;
    }

    private static int? Form(List<string> words, bool atEnd)
    {
        foreach (var form in Words.Where(form => form.Length <= words.Count))
        {
            var start = atEnd ? words.Count - form.Length : 0;
            if (words.GetRange(start, form.Length).SequenceEqual(form))
            {
                return form.Length;
            }
        }
        return null;
    }
}
