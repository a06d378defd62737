#pragma once

#include "base/random.h"
#include "plots/exportable.h"
#include "plots/marks.h"
#include "plots/plot_contents.h"
#include "plots/plot_frame.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace holdout {

class Gesture;

/// What the left button does.
enum class CanvasTool { Probe, Add, Brush, Erase, Move, Lasso };

/// How brush and eraser work.
struct CanvasBrush {
    double radius = 28.0; ///< Pixels.
    int rate = 2;         ///< Points with every tick of the brush, forty times a second.
    bool normal = false;  ///< Denser in the middle, else evenly spread.
};

/// The picture in the middle of the lab: map, samples, what the model wants shown, and the tools to
/// change them.
///
/// It is told what to show and tells what a person wants; it never changes data itself. What
/// changes data comes between gestureStarted() and gestureFinished(), which make one undo step;
/// after gestureCancelled() everything should be as it was at gestureStarted(). Row numbers are
/// those of the points as last set; whoever changes them answers with setPoints() before returning.
class DecisionPlot : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPlot(QWidget* parent = nullptr);
    ~DecisionPlot() override;

    void setSurface(std::shared_ptr<const Surface> surface);
    void setBayes(std::shared_ptr<const Surface> bayes);
    void setGhost(std::shared_ptr<const Surface> ghost);
    void setCurve(PlotCurve curve);
    void setBayesCurve(PlotCurve curve);
    void setGhostCurve(PlotCurve curve);
    void setPoints(std::vector<PlotPoint> points);
    void setOverlay(std::vector<PlaneMark> overlay);
    void setPinned(std::vector<QPointF> pinned);

    /// The part of the plane that is shown at first and by a double click.
    void setExtent(const Extent& extent);
    void setAxes(PlotAxes axes);
    void setTask(Task task);
    void setClassNames(QStringList names);
    void setLayers(PlotLayers layers);
    void setMapMode(MapMode mode);
    void setThreshold(double threshold);
    void setProblem(const QString& sentence); ///< Empty if there is none.

    void setTool(CanvasTool tool);
    void setActiveClass(int output);
    void setBrush(const CanvasBrush& brush);
    void setReadOnly(bool readOnly); ///< Whether samples can neither be added, moved nor erased.

    /// What a screen reader says about the picture, or about the probed place.
    void setSpokenText(const QString& sentence);

    void fit();                                     ///< Shows the extent as it was set.
    void zoom(double factor, const QPointF& pixel); ///< Larger above 1; the pixel stays in place.
    void showExtent(const Extent& extent);
    void cancelGesture();

    /// The picture and its table, for "Copy" and "Export"; the spoken text goes with it.
    Exportable exportable() const;

    const PlotContents& contents() const { return m_contents; }
    PlotFrame frame() const;
    CanvasTool tool() const { return m_tool; }
    int activeClass() const { return m_activeClass; }
    int nextClass() const; ///< The one after the active class.
    const CanvasBrush& brush() const { return m_brush; }
    bool readOnly() const { return m_readOnly; }
    Random& random() { return m_random; } ///< For the brush; repeatable within a session.

    /// The drawn sample nearest to a pixel within reach, or −1.
    int pointAt(const QPointF& pixel, double reach = 9.0) const;

    /// The overlay's handle at a pixel: dots and tips first, then lines; noHandle if none.
    HandleId handleAt(const QPointF& pixel) const;

    QSize sizeHint() const override { return {700, 540}; }
    QSize minimumSizeHint() const override { return {260, 220}; }

signals:
    void gestureStarted(const QString& name);
    void gestureFinished(const QString& name);
    void gestureCancelled(const QString& name);
    void pointsAdded(const std::vector<QPointF>& positions, int output);
    void pointsErased(const std::vector<int>& rows);
    void pointsMoved(const std::vector<int>& rows, const std::vector<QPointF>& positions);
    void handleDragged(holdout::HandleId handle, const QPointF& position);

    void selectionChanged(const std::vector<int>& rows);
    void pinned(const QPointF& position, int row); ///< The row is −1 unless a sample was hit.
    void secondPinned(const QPointF& position, int row);
    void unpinned();
    void hovered(const std::optional<QPointF>& position); ///< Nothing when the mouse has left.
    void extentChanged(const holdout::Extent& extent);
    void brushChanged(const holdout::CanvasBrush& brush);
    void menuRequested(const QPoint& globalPosition, const QPointF& position, int row);
    void spaceTapped(); ///< Space was pressed and nothing panned: play or pause.

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    template <class T> void change(T PlotContents::*member, T value);
    void redraw();
    void paintHover(QPainter& painter, const PlotFrame& frame);
    QString contourLabelAt(const QPointF& pixel, const PlotFrame& frame) const;
    void hover(const std::optional<QPointF>& pixel);
    void updateCursor();
    void resizeBrush(double steps);
    void endGesture();
    bool dragsHandles() const { return m_tool == CanvasTool::Probe || m_tool == CanvasTool::Move; }
    bool wantsKey(const QKeyEvent& event) const;
    QPointF visibleCentre() const;
    void moveProbe(int columns, int rows);
    void movePinned(int columns, int rows);

    PlotContents m_contents;
    Extent m_home;
    CanvasTool m_tool = CanvasTool::Probe;
    CanvasBrush m_brush;
    int m_activeClass = 0;
    bool m_readOnly = false;

    std::unique_ptr<Gesture> m_gesture;
    Qt::MouseButton m_gestureButton = Qt::NoButton;
    QTimer m_ticks; ///< While a gesture lasts, for the brush.
    Random m_random{1};
    bool m_showsFocus = false; ///< Only to those who came by keyboard.
    bool m_spaceHeld = false;
    bool m_spaceUsed = false;

    std::optional<QPointF> m_mouse;       ///< Pixels.
    std::optional<QPointF> m_probeCursor; ///< In the plane; moved by keys.
    MarkSprites m_sprites;
    QImage m_still; ///< What does not change with the mouse; null if it has to be drawn again.
};

} // namespace holdout
