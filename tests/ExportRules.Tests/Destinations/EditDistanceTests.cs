using ExportRules.Destinations;

namespace ExportRules.Tests.Destinations;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("niger", "nigeria", 2)]
    [InlineData("norht", "north", 1)]
    [InlineData("south", "north", 2)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    public void Between_TwoTexts_CountsSlips(string left, string right, int distance)
    {
        EditDistance.Between(left, right).Should().Be(distance);
        EditDistance.Between(right, left).Should().Be(distance);
    }
}
