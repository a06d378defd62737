#pragma once

#include <QAction>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

namespace holdout {

class Workspace;

/// Something the command palette offers that is not an action: a scene, a data set, a model.
struct PaletteEntry {
    QString title;
    QString detail; ///< Muted, at the right edge: what kind of thing it is.
    std::function<void()> run;
};

/// What the window's frame shows of a page, and asks of it.
///
/// A page puts everything it can do into actions of its own (support/actions.h: makeAction()); the
/// menus, the command palette, the shortcuts and the overlay of shortcuts are all made from those.
/// They act only while the page is the one shown.
class PageWidget : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    const QString& subtitle() const { return m_subtitle; }
    const QString& statusLeft() const { return m_statusLeft; }
    const QString& statusRight() const { return m_statusRight; }
    const QString& count() const { return m_count; }

    /// Buttons of the top bar, left and right of the search field. Asked once; the frame owns them.
    virtual QList<QWidget*> leftTools() { return {}; }
    virtual QList<QWidget*> rightTools() { return {}; }

    /// What the palette offers besides the actions. Asked each time it opens.
    virtual std::vector<PaletteEntry> paletteEntries() { return {}; }

    /// Opens a file given on the command line or dropped on the window.
    virtual void openFile(const QString& path) { Q_UNUSED(path) }

    /// Whether nothing is being computed: then a picture of the page shows what it should.
    virtual bool idle() const { return true; }

    /// Writes what is to be remembered. Returns false if the window must stay open.
    virtual bool prepareToClose() { return true; }

signals:
    /// One of the four texts above is another one now.
    void textsChanged();

protected:
    /// What is open, behind the title: "Two moons · Neural network".
    void setSubtitle(const QString& text) { change(m_subtitle, text); }

    /// The status bar: timings on the left, context on the right. Cheap to call often.
    void setStatus(const QString& left, const QString& right)
    {
        change(m_statusLeft, left);
        change(m_statusRight, right);
    }

    /// At the right edge of the page's entry in the rail: "23"; usually empty.
    void setCount(const QString& text) { change(m_count, text); }

private:
    void change(QString& what, const QString& text)
    {
        if (what == text)
            return;
        what = text;
        emit textsChanged();
    }

    QString m_subtitle, m_statusLeft, m_statusRight, m_count;
};

/// An entry of the main window's rail.
struct Page {
    QString id; ///< Stable: remembered as the last page shown.
    QString title;
    QString group; ///< Heading in the rail: "Explore", "Study", "Write"; empty above all of them.
    QString icon;  ///< Name of an icon of support/icons.h.
    std::function<PageWidget*(Workspace& workspace, QWidget* parent)> create;
};

/// All pages, in rail order. Fixed for the life of the program.
const std::vector<Page>& pages();

} // namespace holdout
