using System.Text;

namespace ExportRules.Replay.Running;

/// <summary>
/// One sign for half a character. The byte behind it, where that is a letter, a delimiter or a line end, stays: a text that
/// was cut within a character must not take the end of its row with it.
/// </summary>
internal sealed class MarkingFallback : DecoderFallback
{
    public const char Sign = '\ufffd';

    public override int MaxCharCount => 2;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Signs();

    private sealed class Signs : DecoderFallbackBuffer
    {
        private string text = "";
        private int next;

        public override int Remaining => text.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            text = bytesUnknown is [_, < 0x80 and var behind] ? $"{Sign}{(char)behind}" : $"{Sign}";
            next = 0;
            return true;
        }

        public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
            {
                return false;
            }
            next--;
            return true;
        }

        public override void Reset() => (text, next) = ("", 0);
    }
}
