using System.Text;
using Quickstart;

Console.OutputEncoding = new UTF8Encoding(false);
StoryTable.Write(Console.Out);
Console.Out.WriteLine();
FirstDecision.Write(Console.Out);
