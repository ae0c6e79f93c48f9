using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using ExportRules.Documents;

namespace ExportRules.Tests.Documents;

/// <summary>A name is a name, whatever it is made of: it opens no tag, no cell, no line and turns no text around.</summary>
public sealed partial class DocumentInjectionTests
{
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        "\u202E\u202C\u200B\u2028\0\u001b"
    );

    public static TheoryData<string> Names() =>
        [
            "<script>alert(1)</script>",
            "</td></tr></table><h1>Approved</h1>",
            "\"><img src=x onerror=alert(1)>",
            "&lt;script&gt;",
            "a | b | c",
            "`code` ``` | `",
            "one\n\n# Approved\n| x | y |\r\n- [x] done",
            "[x](javascript:alert(1)) ![y](http://example.com/z.png)",
            "# Approved",
            "1. first",
            "- [x] approved",
            "\u202Egnp.exe\u202C",
            "Exa\u200Bmple\u2028next",
            "\u0000\u001b[31m",
            "\ud800 half",
            "*bold* _line_ ~~out~~ $x$ <!-- -->",
            "\\| \\` \\",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_HostileName_AddsNoMarkup(string name)
    {
        var hostile = ReviewDocument.Html(DocumentFixture.Named(name), BuiltInRuleSets.Japan);
        var plain = ReviewDocument.Html(DocumentFixture.Named("plain"), BuiltInRuleSets.Japan);

        Tags(hostile).Should().Equal(Tags(plain));
        hostile.AsSpan().ContainsAny(Hidden).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_HostileName_InTheApplication_AddsNoMarkup(string name)
    {
        var hostile = ApplicationDocument.Html(DocumentFixture.Named(name), BuiltInRuleSets.Japan);
        var plain = ApplicationDocument.Html(DocumentFixture.Named("plain"), BuiltInRuleSets.Japan);

        Tags(hostile).Should().Equal(Tags(plain));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_HostileName_AddsNoLineAndNoCell(string name)
    {
        var hostile = ReviewDocument.Markdown(DocumentFixture.Named(name), BuiltInRuleSets.Japan);
        var plain = ReviewDocument.Markdown(DocumentFixture.Named("plain"), BuiltInRuleSets.Japan);

        Shape(hostile).Should().Equal(Shape(plain));
        Unescaped().Matches(hostile).Should().BeEmpty();
        hostile.AsSpan().ContainsAny(Hidden).Should().BeFalse();
    }

    [Fact]
    public void Html_DirectionMark_IsNamed()
    {
        var html = ReviewDocument.Html(
            DocumentFixture.Named("\u202Egnp.exe"),
            BuiltInRuleSets.Japan
        );

        WebUtility.HtmlDecode(html).Should().Contain("‹U+202E›gnp.exe");
    }

    [Fact]
    public void Html_Document_LoadsAndRunsNothing()
    {
        var html = ReviewDocument.Html(DocumentFixture.Order, BuiltInRuleSets.Japan);

        html.Should().NotContainAny("<script", "<link", "<img", "src=", "href=", "url(", "@import");
        html.Should().Contain("default-src 'none'");
    }

    // Pieces that are not Latin stand in an element of their own, and long words may break.
    private static IEnumerable<string> Tags(string html) =>
        Tag()
            .Matches(html)
            .Select(match => match.Value)
            .Where(tag => !tag.EndsWith("bdi>", StringComparison.Ordinal) && tag != "<wbr>");

    /// <summary>How each line begins and how many cells it has.</summary>
    private static IEnumerable<string> Shape(string markdown) =>
        markdown.Split('\n').Select(line => $"{Start().Match(line).Value}{Cell().Count(line)}");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(\||#+ |- \[ \] |- |> |\d+\. |)")]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\|")]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<!\\)(\\\\)*<[a-z/!]", RegexOptions.IgnoreCase)]
    private static partial Regex Unescaped();
}
